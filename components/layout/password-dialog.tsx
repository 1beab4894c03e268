"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { confirmPassword } from "@/lib/client/access";
import { setPasswordDialog } from "@/lib/client/ask-for-password";
import { leaveForIssuer } from "@/lib/client/sign-in";

type PasswordDialogProps = {
  /** Who came by single sign-on has no password here: the issuer asks. */
  readonly isFromIssuer: boolean;
};

/** Asks for the password where the server wants it again, and lets what was asked go on. */
export const PasswordDialog = ({ isFromIssuer }: PasswordDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = useRef<(isGiven: boolean) => void>(() => {});
  const [error, setError] = useState<string | null>(null);
  const titleId = useId();
  useEffect(
    () =>
      setPasswordDialog(() => {
        setError(null);
        dialog.current?.showModal();
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await confirmPassword(String(new FormData(form).get("password") ?? ""));
      form.reset();
      answer.current(true);
      dialog.current?.close();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : "That did not work. Try again.");
    }
  };
  return (
    <dialog
      aria-labelledby={titleId}
      className="m-auto w-full max-w-sm rounded-block border border-line2 bg-raised p-5 text-ink backdrop:bg-ink/30"
      onClose={() => answer.current(false)}
      ref={dialog}
    >
      {isFromIssuer ? (
        <AgainAtIssuer onCancel={() => dialog.current?.close()} titleId={titleId} />
      ) : (
        <form onSubmit={submit}>
          <h2 className="font-heading" id={titleId}>
            Your password, again
          </h2>
          <p className="mb-3 text-ink2">This decides who may see what.</p>
          <Input
            autoComplete="current-password"
            error={error}
            isTall
            label="Password"
            name="password"
            required
            type="password"
          />
          <div className="mt-3 flex gap-3">
            <Button look="primary" type="submit">
              Go on
            </Button>
            <Button look="quiet" onClick={() => dialog.current?.close()}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </dialog>
  );
};

type AgainAtIssuerProps = { readonly titleId: string; readonly onCancel: () => void };

const AgainAtIssuer = ({ titleId, onCancel }: AgainAtIssuerProps) => (
  <>
    <h2 className="font-heading" id={titleId}>
      Sign in again
    </h2>
    <p className="mb-3 text-ink2">
      This decides who may see what. Your company's sign-in asks who you are and leads back to this
      page; then ask once more.
    </p>
    <div className="mt-3 flex gap-3">
      <Button
        look="primary"
        onClick={() =>
          leaveForIssuer(window.location.pathname + window.location.search, { isAgain: true })
        }
      >
        Sign in again
      </Button>
      <Button look="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  </>
);
