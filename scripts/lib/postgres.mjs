import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atEnd, say } from "./command.mjs";
import { findFreePort } from "./port.mjs";

const debianRoot = "/usr/lib/postgresql";

/** A folder that is asked for is the only one looked into. */
const folders = () => (process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : usualFolders());

const usualFolders = () => [
  ...(existsSync(debianRoot)
    ? readdirSync(debianRoot)
        .sort((left, right) => Number(right) - Number(left))
        .map((version) => path.join(debianRoot, version, "bin"))
    : []),
  ...(process.env.PATH ?? "").split(path.delimiter),
  "/opt/homebrew/bin",
  "/usr/local/bin",
];

const program = process.platform === "win32" ? "initdb.exe" : "initdb";

const findFolder = () => folders().find((folder) => existsSync(path.join(folder, program))) ?? null;

const install = () => {
  if (process.env.POSTGRES_BIN || process.platform !== "linux" || process.getuid?.() !== 0)
    return null;
  say("Installing a PostgreSQL (apt-get)");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], {
    stdio: "ignore",
  });
  return findFolder();
};

/** The server refuses to run as root: then it runs as the user its package made. */
const otherUser = () => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (/** @type {string} */ flag) =>
    Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
};

const missing = () =>
  process.env.POSTGRES_BIN
    ? `POSTGRES_BIN is ${process.env.POSTGRES_BIN}, where there is no initdb`
    : "none is installed; install one, or name its folder with POSTGRES_BIN or a server with COMMITBOOK_TEST_DATABASE_URL";

/**
 * A private cluster in a temporary folder, on loopback only, or the words for why there is none. It
 * is gone when the command ends, by an interruption too.
 * @returns {Promise<{ url: string, missing?: undefined } | { url?: undefined, missing: string }>}
 */
export const startPostgres = async () => {
  const given = process.env.COMMITBOOK_TEST_DATABASE_URL;
  if (given) return { url: given };
  const bin = findFolder() ?? install();
  if (bin === null) return { missing: missing() };
  const cluster = await startCluster(bin, atEnd);
  return cluster === null ? { missing: `the one in ${bin} did not start` } : { url: cluster.url };
};

/** The programs of a PostgreSQL on this machine; nothing is installed. */
export const findPostgres = () => findFolder();

/**
 * A private cluster in a temporary folder, on loopback only; null where it does not start.
 * @param {string} bin
 * @param {(stop: () => void) => void} keep is given what ends it, before there is anything to end
 * @returns {Promise<{ url: string, data: string } | null>}
 */
export const startCluster = async (bin, keep) => {
  const user = otherUser();
  const home = mkdtempSync(path.join(tmpdir(), "commitbook-postgres-"));
  if (user.uid && user.gid) chownSync(home, user.uid, user.gid);
  const data = path.join(home, "data");
  const run = (/** @type {string} */ name, /** @type {string[]} */ args) =>
    spawnSync(path.join(bin, name), args, { ...user, cwd: home, stdio: "ignore" }).status === 0;
  const port = await findFreePort();
  const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off`;
  keep(() => {
    run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    rmSync(home, { recursive: true, force: true });
  });
  const isUp =
    run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]) &&
    run("pg_ctl", ["-D", data, "-w", "-o", options, "-l", path.join(home, "log"), "start"]);
  return isUp ? { url: `postgres://postgres@127.0.0.1:${port}/postgres`, data } : null;
};
