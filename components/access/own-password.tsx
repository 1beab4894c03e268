"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { changePassword } from "@/lib/client/access";

type Outcome = { readonly kind: "note" | "error"; readonly text: string };

/** One's own password, changed by whoever knows the present one. */
export const OwnPassword = () => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const textOf = (name: string): string => String(new FormData(form).get(name) ?? "");
    try {
      await changePassword({ password: textOf("password"), newPassword: textOf("newPassword") });
      form.reset();
      setOutcome({ kind: "note", text: "Changed. Every other session of yours has ended." });
    } catch (error) {
      const text = error instanceof Error ? error.message : "That did not work. Try again.";
      setOutcome({ kind: "error", text });
    }
  };
  return (
    <section aria-label="Password">
      <SectionLine title="Password" />
      <form className="space-y-3" onSubmit={submit}>
        <Input
          autoComplete="current-password"
          isTall
          label="Present password"
          name="password"
          required
          type="password"
        />
        <Input
          autoComplete="new-password"
          hint="12 characters or more, of any kind. Your other sessions will end."
          isTall
          label="New password"
          minLength={12}
          name="newPassword"
          required
          type="password"
        />
        {outcome && <Notice kind={outcome.kind} title={outcome.text} />}
        <Button look="primary" type="submit">
          Change password
        </Button>
      </form>
    </section>
  );
};
