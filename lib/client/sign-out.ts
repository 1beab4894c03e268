import { z } from "zod";

const csrfAnswer = z.object({ csrfToken: z.string() });

/** Ends the session at the server and leaves for the sign-in page. */
export const signOut = async (): Promise<void> => {
  const { csrfToken } = csrfAnswer.parse(await (await fetch("/api/auth/csrf")).json());
  await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  window.location.assign("/sign-in");
};
