"use client";

import { type FormEvent, useState } from "react";
import {
  type ConnectField,
  type ConnectSource,
  connectSources,
  toNewConnection,
} from "@/components/sources/connect-sources";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { Select } from "@/components/ui/select";
import { useCreateConnection } from "@/lib/client/connections";

/** Connects a billing system. Its keys are sealed on the server and never shown again. */
export const ConnectForm = () => {
  const create = useCreateConnection();
  const [key, setKey] = useState(0);
  const [source, setSource] = useState<ConnectSource>(connectSources[0]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string): string => String(form.get(name) ?? "").trim();
    create.mutate(toNewConnection(source.provider, textOf), {
      onSuccess: () => setKey((value) => value + 1),
    });
  };
  return (
    <section aria-label="Connect a source" className="mt-8 max-w-3xl print:hidden">
      <SectionLine
        note={source.note}
        right={
          <Select
            label="Source"
            onChange={({ target }) =>
              setSource(connectSources.find(({ provider }) => provider === target.value) ?? source)
            }
            options={connectSources.map(({ provider, name }) => ({ value: provider, label: name }))}
            value={source.provider}
          />
        }
        title={`Connect ${source.name}`}
      />
      <form
        className="grid gap-3 border-t border-line pt-3 sm:grid-cols-3"
        key={`${source.provider} ${key}`}
        onSubmit={submit}
      >
        <Input label="Name" name="name" placeholder={source.name} required />
        {source.fields.map((field) => (
          <Field field={field} key={field.name} />
        ))}
        <div className="sm:col-span-3">
          <Button disabled={create.isPending} look="primary" type="submit">
            {create.isPending ? "Connecting" : "Connect"}
          </Button>
        </div>
      </form>
      {create.error && (
        <div className="mt-3">
          <Notice kind="error" title="Not connected">
            {create.error.message}
          </Notice>
        </div>
      )}
    </section>
  );
};

const Field = ({ field }: { readonly field: ConnectField }) => {
  if (field.kind === "choice") {
    return (
      <div className="self-end">
        <Select label={field.label} name={field.name} options={field.options} />
      </div>
    );
  }
  return (
    <Input
      label={field.label}
      name={field.name}
      {...(field.hint ? { hint: field.hint } : {})}
      {...(field.kind === "secret"
        ? { autoComplete: "off", required: true, type: "password" }
        : {})}
    />
  );
};
