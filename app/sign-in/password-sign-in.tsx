"use client";

import { SignInForm } from "@/components/sign-in/sign-in-form";
import { type SignInOutcome, signIn } from "@/lib/client/sign-in";

const words: Readonly<Record<Exclude<SignInOutcome, "signed-in">, string>> = {
  wrong: "This e-mail and password do not belong together.",
  locked: "Five wrong tries: the form is locked for 15 minutes.",
  failed: "Nobody could be signed in just now. Try again.",
};

/** The form, wired: leaves for where the reader wanted to go once the session is there. */
export const PasswordSignIn = ({ returnPath }: { readonly returnPath: string }) => (
  <SignInForm
    onSubmit={async (credentials) => {
      const outcome = await signIn(credentials);
      if (outcome !== "signed-in") return words[outcome];
      window.location.assign(returnPath);
      return null;
    }}
  />
);
