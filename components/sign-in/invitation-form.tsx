"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { acceptInvitation, openInvitation } from "@/lib/client/access";
import { signIn } from "@/lib/client/sign-in";
import { roleWords } from "@/lib/format/access-words";
import type { OpenedInvitation } from "@/lib/wire/access";

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : "That did not work. Try again.";

/** What the link is for, and a password to choose. Opening the page changes nothing. */
export const InvitationForm = () => {
  const [token, setToken] = useState("");
  const [invitation, setInvitation] = useState<OpenedInvitation | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    // Behind the # it was sent to no server; now it leaves the address too.
    const given = window.location.hash.slice(1);
    window.history.replaceState(null, "", window.location.pathname);
    if (given === "") return setError("This link is not whole. Copy all of it.");
    setToken(given);
    openInvitation(given).then(setInvitation, (failure) => setError(wordsOf(failure)));
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!invitation) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    try {
      await acceptInvitation(token, password);
      await signIn({ email: invitation.email, password });
      window.location.assign("/");
    } catch (failure) {
      setError(wordsOf(failure));
    }
  };
  return (
    <div>
      <h1 className="font-serif text-[1.75rem]/10 font-medium tracking-[-0.014em]">
        {invitation?.purpose === "reset" ? "A new password" : "Join this book"}
      </h1>
      {error && <Notice kind="error" title={error} />}
      {invitation && (
        <form className="mt-4 space-y-3.5" onSubmit={submit}>
          <dl className="[&>div]:flex [&>div]:justify-between [&>div]:gap-6 [&>div]:py-1 [&>div+div]:border-t [&>div+div]:border-line">
            <div>
              <dt className="text-ink3">You are</dt>
              <dd className="text-right wrap-anywhere">
                {invitation.name}, {invitation.email}
              </dd>
            </div>
            <div>
              <dt className="text-ink3">Role</dt>
              <dd className="text-right">
                {roleWords[invitation.role].name}: {roleWords[invitation.role].says.toLowerCase()}
              </dd>
            </div>
          </dl>
          <input autoComplete="username" hidden readOnly type="email" value={invitation.email} />
          <Input
            autoComplete="new-password"
            autoFocus
            hint="At least 12 characters."
            isTall
            label="Password"
            minLength={12}
            name="password"
            required
            type="password"
          />
          <Button className="w-full" look="primary" size="tall" type="submit">
            {invitation.purpose === "reset" ? "Set the password" : "Join"}
          </Button>
          <p className="text-note text-ink3">
            Not you? Close this page. Nothing happens until you press the button, and this link
            works once.
          </p>
        </form>
      )}
    </div>
  );
};
