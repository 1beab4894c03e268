"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { useCreateConnection } from "@/lib/client/connections";

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** Connects a Vercel token. The secret is sealed on the server and never shown again. */
export const ConnectForm = () => {
  const create = useCreateConnection();
  const [key, setKey] = useState(0);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const teamIds = textOf(form, "teamIds")
      .split(/[\s,]+/)
      .filter(Boolean);
    create.mutate(
      {
        provider: "vercel",
        name: textOf(form, "name"),
        secret: textOf(form, "secret"),
        settings: { teamIds, spendMeasure: "effective-cost" },
      },
      { onSuccess: () => setKey((value) => value + 1) },
    );
  };
  return (
    <section aria-label="Connect Vercel" className="mt-8 max-w-3xl print:hidden">
      <SectionLine
        note="a token that may read billing; the first read starts by itself"
        title="Connect Vercel"
      />
      <form
        className="grid gap-3 border-t border-line pt-3 sm:grid-cols-3"
        key={key}
        onSubmit={submit}
      >
        <Input label="Name" name="name" placeholder="Vercel" required />
        <Input autoComplete="off" label="Access token" name="secret" required type="password" />
        <Input hint="Empty reads every team the token can see." label="Team ids" name="teamIds" />
        <div>
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
