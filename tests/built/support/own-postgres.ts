import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPostgres, startCluster } from "@/scripts/lib/postgres.mjs";

/** A server that nobody else uses: it can be stopped in the middle of whatever it does. */
export type OwnPostgres = {
  readonly url: string;
  /** All its processes stand still: connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** kill -9 of a process that serves a client: the server ends the others, and recovers. */
  killBackend(): void;
  stop(): void;
};

export const hasPostgres = process.platform === "linux" && findPostgres() !== null;

export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const bin = findPostgres();
  let stop = () => {};
  const cluster =
    bin &&
    (await startCluster(bin, (end) => {
      stop = end;
    }));
  if (!cluster) {
    stop();
    throw new Error("The PostgreSQL of this machine did not start.");
  }
  const firstOf = () =>
    Number(readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n")[0]);
  const signalAll = (signal: "SIGSTOP" | "SIGCONT") => {
    const first = firstOf();
    for (const pid of [first, ...childrenOf(first)]) process.kill(pid, signal);
  };
  return {
    url: cluster.url,
    freeze: () => signalAll("SIGSTOP"),
    thaw: () => signalAll("SIGCONT"),
    killBackend: () => {
      const backend = childrenOf(firstOf()).find(servesClient);
      if (backend !== undefined) process.kill(backend, "SIGKILL");
    },
    stop: () => stop(),
  };
};

const childrenOf = (pid: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => parentOf(child) === pid);

const servesClient = (pid: number): boolean => {
  try {
    return /\(\d+\)|\[local\]/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
};

/** null for what has ended meanwhile. */
const parentOf = (pid: number): number | null => {
  try {
    const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    return Number(after.split(" ")[1]);
  } catch {
    return null;
  }
};
