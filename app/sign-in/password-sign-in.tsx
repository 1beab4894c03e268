"use client";

import { SignInForm } from "@/components/sign-in/sign-in-form";
import { leaveForIssuer, type SignInOutcome, signIn } from "@/lib/client/sign-in";

const words: Readonly<Record<Exclude<SignInOutcome, "signed-in">, string>> = {
  wrong: "This e-mail and password do not belong together.",
  locked: "Too many wrong tries: wait 15 minutes, then try again.",
  failed: "Nobody could be signed in just now. Try again.",
};

type Refused = { readonly title: string; readonly text: string };

/** What a sign-in at the issuer came to, where it did not lead in. */
const refusedWords = (name: string, because: string): Refused => {
  const knows = `${name} knows you, this book does not`;
  switch (because) {
    case "no-group":
      return { title: knows, text: "None of your groups has a role here. Ask an administrator." };
    case "unverified":
      return {
        title: "Nobody can tell that your address is yours",
        text: `${name} has not verified your e-mail address. Ask whoever runs it.`,
      };
    case "removed":
      return { title: knows, text: "You were removed. An administrator can invite you again." };
    case "taken":
      return {
        title: "Your address is somebody else's here",
        text: `Another person of ${name} has it. Ask an administrator.`,
      };
    default:
      return { title: `${name} could not be asked`, text: "Nobody was signed in. Try again." };
  }
};

type PasswordSignInProps = {
  readonly returnPath: string;
  /** What people call the issuer; null where there is none. */
  readonly issuerName: string | null;
  /** What the address says went wrong before. */
  readonly error: string | null;
};

/** The form, wired: leaves for where the reader wanted to go once the session is there. */
export const PasswordSignIn = ({ returnPath, issuerName, error }: PasswordSignInProps) => (
  <SignInForm
    onSubmit={async (credentials) => {
      const outcome = await signIn(credentials);
      if (outcome !== "signed-in") return words[outcome];
      window.location.assign(returnPath);
      return null;
    }}
    singleSignOn={
      issuerName === null
        ? null
        : {
            name: issuerName,
            // Whoever was refused is asked who they are, in place of being refused again.
            onLeave: () => leaveForIssuer(returnPath, { isAgain: error !== null }),
            refused: error === null ? null : refusedWords(issuerName, error),
          }
    }
  />
);
