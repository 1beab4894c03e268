"use client";

import { SignInForm } from "@/components/sign-in/sign-in-form";
import { leaveForIssuer, type SignInOutcome, signIn } from "@/lib/client/sign-in";

const words: Readonly<Record<Exclude<SignInOutcome, "signed-in">, string>> = {
  wrong: "This e-mail and password do not belong together.",
  locked: "Five wrong tries: the form is locked for 15 minutes.",
  failed: "Nobody could be signed in just now. Try again.",
};

/** What a sign-in at the issuer came to, where it did not lead in. */
const issuerWords: Readonly<Record<string, string>> = {
  "no-group":
    "Your company's sign-in knows you, but none of your groups may see this book. Ask an administrator.",
  unverified:
    "Your company's sign-in has not verified your e-mail address, so nobody can tell that it is yours.",
  removed: "You were removed from this book. Ask an administrator to invite you again.",
  taken:
    "Somebody else of your company's sign-in has your e-mail address here. Ask an administrator.",
};
const issuerFailed = "The single sign-on did not work. Try again.";

type PasswordSignInProps = {
  readonly returnPath: string;
  readonly hasSingleSignOn: boolean;
  /** What the address says went wrong before. */
  readonly error: string | null;
};

/** The form, wired: leaves for where the reader wanted to go once the session is there. */
export const PasswordSignIn = ({ returnPath, hasSingleSignOn, error }: PasswordSignInProps) => (
  <SignInForm
    error={error === null ? null : (issuerWords[error] ?? issuerFailed)}
    {...(hasSingleSignOn
      ? { onSingleSignOn: () => leaveForIssuer(returnPath, { isAgain: false }) }
      : {})}
    onSubmit={async (credentials) => {
      const outcome = await signIn(credentials);
      if (outcome !== "signed-in") return words[outcome];
      window.location.assign(returnPath);
      return null;
    }}
  />
);
