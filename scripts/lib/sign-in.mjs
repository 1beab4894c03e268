import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ environment: Record<string, string>, lines: string[] }} SignIn */

const defaultEmail = "admin@commitbook.local";

/** Kept by other parts of the start; a directory with nothing else in it holds no book yet. */
const besideTheBook = new Set(["sandbox.json"]);

/** @param {string} dataDir */
const holdsABook = (dataDir) =>
  existsSync(dataDir) && readdirSync(dataDir).some((name) => !besideTheBook.has(name));

/** @param {{ email: string, password: string }} signIn */
const toEnvironment = ({ email, password }) => ({
  COMMITBOOK_ADMIN_EMAIL: email,
  COMMITBOOK_ADMIN_PASSWORD: password,
});

/**
 * The first administrator of an embedded book: made up once, kept where only its owner can read it,
 * and shown by the start that made it. A book on a server of its own gets none from here.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} dataDir
 * @returns {SignIn}
 */
export const prepareSignIn = (environment, dataDir) => {
  const email = environment.COMMITBOOK_ADMIN_EMAIL || defaultEmail;
  if (environment.COMMITBOOK_ADMIN_PASSWORD)
    return { environment: {}, lines: [`Sign in    ${email}, with COMMITBOOK_ADMIN_PASSWORD`] };
  if (environment.DATABASE_URL) return { environment: {}, lines: [] };

  const file = path.join(dataDir, "first-sign-in.json");
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    return {
      environment: toEnvironment(kept),
      lines: [`Sign in    ${kept.email}, first password in ${file}`],
    };
  }
  if (holdsABook(dataDir)) return { environment: {}, lines: [] };

  const made = { email, password: randomBytes(15).toString("base64url") };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return {
    environment: toEnvironment(made),
    lines: [
      `Sign in    ${made.email}`,
      `Password   ${made.password}`,
      `           shown this once, kept in ${file}`,
    ],
  };
};
