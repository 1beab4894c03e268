import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const kept = z.object({ email: z.string() });

/** The file with the password that `npm run up` made is worth nothing once that password is another. */
export const forgetFirstSignIn = async (dataDir: string, email: string): Promise<void> => {
  const file = join(dataDir, "first-sign-in.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  if (kept.safeParse(JSON.parse(text)).data?.email === email) await rm(file, { force: true });
};
