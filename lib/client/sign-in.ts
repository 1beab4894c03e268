import { z } from "zod";
import { signInPath } from "@/lib/paths/sign-in";

export type SignInOutcome = "signed-in" | "wrong" | "locked" | "failed";

const token = z.object({ csrfToken: z.string() });
const outcome = z.object({ url: z.string() });

const readToken = async (): Promise<string> =>
  token.parse(await (await fetch("/api/auth/csrf")).json()).csrfToken;

const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<string> => {
  const body = new URLSearchParams({ ...fields, csrfToken: await readToken(), json: "true" });
  return outcome.parse(await (await fetch(path, { method: "POST", body })).json()).url;
};

/** Asks the session endpoint; the cookie it sets cannot be read here. */
export const signIn = async (credentials: {
  readonly email: string;
  readonly password: string;
}): Promise<SignInOutcome> => {
  try {
    const url = new URL(await post("/api/auth/callback/credentials", credentials));
    const error = url.searchParams.get("error");
    if (error === null && !url.searchParams.has("csrf")) return "signed-in";
    if (error === "CredentialsSignin") return "wrong";
    return error === "locked" ? "locked" : "failed";
  } catch {
    return "failed";
  }
};

/**
 * Leaves for the issuer, and comes back to `returnPath`. `isAgain` has it ask who the person is even
 * where it remembers.
 */
export const leaveForIssuer = async (
  returnPath: string,
  { isAgain }: { readonly isAgain: boolean },
): Promise<void> => {
  const search = isAgain ? "?prompt=login&max_age=0" : "";
  window.location.assign(await post(`/api/auth/signin/sso${search}`, { callbackUrl: returnPath }));
};

/** Ends the session at the server and leaves for the sign-in page. */
export const signOut = async (): Promise<void> => {
  await post("/api/auth/signout", {});
  window.location.assign(signInPath);
};
