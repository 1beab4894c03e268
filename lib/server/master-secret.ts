import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";

/** The secret that everything is sealed with, and the one that it took the place of, if any. */
export type MasterSecrets = { readonly current: string; readonly before: string | null };

type Given = Pick<Env, "secret" | "secretBefore" | "dataDir">;

const placesIn = (dataDir: string) => ({
  current: join(dataDir, "secret"),
  before: join(dataDir, "secret.before"),
});

/**
 * Given, or made once and kept beside the embedded book. Called while that book is open and so locked: no
 * second process makes another one at the same time.
 */
export const loadMasterSecrets = async (env: Given): Promise<MasterSecrets> => {
  if (env.secret !== null) return { current: env.secret, before: env.secretBefore };
  const places = placesIn(env.dataDir);
  const current = (await readSecret(places.current)) ?? (await makeSecret(places.current));
  return { current, before: await readSecret(places.before) };
};

/**
 * Another secret in place of the one beside the embedded book, which stays readable until `forgetBefore`.
 * Interrupted anywhere, it is gone on with by calling it again.
 */
export const replaceKeptSecret = async (dataDir: string): Promise<void> => {
  const places = placesIn(dataDir);
  const { current, before } = await loadMasterSecrets({
    ...{ secret: null, secretBefore: null, dataDir },
  });
  // A secret that differs was made by a run that did not come to its end: it is in use already.
  if (before !== null && before !== current) return;
  await write(places.before, current);
  await makeSecret(places.current);
};

export const forgetBefore = (dataDir: string): Promise<void> =>
  rm(placesIn(dataDir).before, { force: true });

const readSecret = async (file: string): Promise<string | null> => {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new StartError(`The secret in ${file} cannot be read (${error.code}).`);
  });
  if (text !== null && text.trim().length < 32)
    throw new StartError(
      `The secret in ${file} is damaged. Restore it: without it no kept credential can be opened.`,
    );
  return text?.trim() ?? null;
};

const makeSecret = async (file: string): Promise<string> => {
  const made = randomBytes(32).toString("base64url");
  await write(file, made);
  return made;
};

/** Whole under another name first, so that an interruption leaves no half of a secret. */
const write = async (file: string, secret: string): Promise<void> => {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
};
