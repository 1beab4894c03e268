"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";

type SingleSignOnChoice = {
  /** What people call it. */
  readonly name: string;
  readonly onLeave: () => void | Promise<void>;
  /** What it came to before this page was shown, where it did not lead in. */
  readonly refused: { readonly title: string; readonly text: string } | null;
};

type SignInFormProps = {
  /** Signs in and leaves, or returns what went wrong in words. */
  readonly onSubmit: (credentials: {
    readonly email: string;
    readonly password: string;
  }) => Promise<string | null>;
  /** Absent: single sign-on is not set up, and the page does not mention it. */
  readonly singleSignOn?: SingleSignOnChoice | null;
  readonly email?: string;
};

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "");

export const SignInForm = ({ onSubmit, singleSignOn, email }: SignInFormProps) => {
  const [state, submit, isPending] = useActionState(
    async (_: { email: string; error: string | null }, form: FormData) => {
      const credentials = { email: textOf(form, "email"), password: textOf(form, "password") };
      return { email: credentials.email, error: await onSubmit(credentials) };
    },
    { email: email ?? "", error: null },
  );
  return (
    <div>
      <h1 className="font-serif text-[1.75rem]/10 font-medium tracking-[-0.014em]">Sign in</h1>
      <p className="mt-1 text-ink2">Every commitment your company has signed.</p>
      {singleSignOn && (
        <form action={singleSignOn.onLeave} className="mt-6">
          {singleSignOn.refused && (
            <div className="mb-4">
              <Notice kind="error" title={singleSignOn.refused.title}>
                {singleSignOn.refused.text}
              </Notice>
            </div>
          )}
          <Button className="w-full" size="tall" type="submit">
            {singleSignOn.refused
              ? "Continue as somebody else"
              : `Continue with ${singleSignOn.name}`}
          </Button>
          <p className="mt-5 flex items-center gap-3 text-note text-ink3 before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
            or with a password
          </p>
        </form>
      )}
      <form action={submit} className="mt-4 space-y-3.5">
        {state.error && <Notice kind="error" title={state.error} />}
        <Input
          autoComplete="username"
          autoFocus
          defaultValue={state.email}
          isTall
          key={state.email}
          label="Work e-mail"
          name="email"
          required
          type="email"
        />
        <Input
          autoComplete="current-password"
          isTall
          label="Password"
          name="password"
          required
          type="password"
        />
        <Button className="w-full" disabled={isPending} look="primary" size="tall" type="submit">
          {isPending ? "Signing in" : "Sign in"}
        </Button>
      </form>
      <p className="mt-4 text-note text-ink3">
        No account, or the password is lost? Ask an administrator of your book. After five wrong
        tries from one address, that address waits 15 minutes.
      </p>
    </div>
  );
};
