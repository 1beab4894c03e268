"use client";

import { type FormEvent, useState } from "react";
import { PageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { changePassword } from "@/lib/client/access";
import { useViewer } from "@/lib/client/viewer";
import { roleWords } from "@/lib/format/access-words";

type Outcome = { readonly kind: "note" | "error"; readonly text: string };

/** A person's own page: who the book takes them for, and their password. */
export const OwnPage = () => {
  const viewer = useViewer().data?.data;
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
    <>
      <PageTitle note={viewer?.email} title={viewer?.name ?? "You"} />
      {viewer && (
        <p className="mb-6 text-ink2">
          {roleWords[viewer.role].name}: {roleWords[viewer.role].says.toLowerCase()}.
        </p>
      )}
      {viewer?.isFromIssuer && (
        <p className="text-ink2">
          You signed in by single sign-on: your groups there decide this, and your password is kept
          there.
        </p>
      )}
      {viewer?.seenBy === null && !viewer.isFromIssuer && (
        <section aria-label="Password" className="max-w-3xl">
          <SectionLine title="Password" />
          <form
            className="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-3"
            onSubmit={submit}
          >
            <Input
              autoComplete="current-password"
              label="Now"
              name="password"
              required
              type="password"
            />
            <Input
              autoComplete="new-password"
              label="From now on, at least 12 characters"
              minLength={12}
              name="newPassword"
              required
              type="password"
            />
            <Button type="submit">Change</Button>
          </form>
          {outcome && <Notice kind={outcome.kind} title={outcome.text} />}
        </section>
      )}
    </>
  );
};
