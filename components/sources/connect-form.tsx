"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/sources/field";
import { toNewConnection } from "@/components/sources/setting-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { Select } from "@/components/ui/select";
import { useCreateConnection } from "@/lib/client/connections";
import type { ProviderId } from "@/lib/domain/base/account";
import { sourceIds, sources } from "@/lib/sources/sources";

/** Connects a billing system. Its keys are sealed on the server and never shown again. */
export const ConnectForm = () => {
  const create = useCreateConnection();
  const [key, setKey] = useState(0);
  const [provider, setProvider] = useState<ProviderId>(sourceIds[0]);
  const source = sources[provider];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string): string => String(form.get(name) ?? "").trim();
    create.mutate(toNewConnection(provider, textOf), {
      onSuccess: () => setKey((value) => value + 1),
    });
  };
  return (
    <section aria-label="Connect a source" className="mt-8 max-w-3xl print:hidden">
      <SectionLine
        note={source.needs.onConnect}
        right={
          <Select
            label="Source"
            onChange={({ target }) =>
              setProvider(sourceIds.find((id) => id === target.value) ?? provider)
            }
            options={sourceIds.map((id) => ({ value: id, label: sources[id].name }))}
            value={provider}
          />
        }
        title={`Connect ${source.name}`}
      />
      <form
        className="grid gap-3 border-t border-line pt-3 sm:grid-cols-3"
        key={`${provider} ${key}`}
        onSubmit={submit}
      >
        <Input label="Name" name="name" placeholder={source.name} required />
        {source.keys.map(({ name, label }) => (
          <Input autoComplete="off" key={name} label={label} name={name} required type="password" />
        ))}
        {source.forms.connect.map((field) => (
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
