import { z } from "zod";

/** A person at the running server, as a browser is one: by cookies that the server set. */
export type SignedIn = {
  /** Throws with the status and the text of an answer that is not 2xx. */
  getJson(path: string): Promise<unknown>;
};

const token = z.object({ csrfToken: z.string() });

export const signInOver = async (
  origin: string,
  person: { readonly email: string; readonly password: string },
): Promise<SignedIn> => {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${origin}${path}`, { ...init, headers: { cookie, origin } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const getJson = async (path: string): Promise<unknown> => {
    const response = await ask(path);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  const { csrfToken } = token.parse(await getJson("/api/auth/csrf"));
  const body = new URLSearchParams({ ...person, csrfToken, json: "true" });
  await ask("/api/auth/callback/credentials", { method: "POST", body });
  await getJson("/api/v1/viewer");
  return { getJson };
};
