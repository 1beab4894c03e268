import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DataDirectoryInUseError } from "@/lib/store/database-error";

export type DirectoryLock = { release(): Promise<void> };

/**
 * One owner per directory among all processes of a machine. Two processes on one embedded database
 * lose data without a word, so this is no courtesy. Everything here is held by the kernel and gone
 * with the process, kill -9 included: no file is ever stale, no process id is ever reused.
 */
export const lockDirectory = async (directory: string): Promise<DirectoryLock> => {
  await mkdir(directory, { recursive: true });
  return process.platform === "linux" ? lockBySockets(directory) : lockByOpenFile(directory);
};

/**
 * Linux has no exclusive open. A name in the abstract socket space is exclusive, but each network
 * namespace has its own; a socket file is seen from every container that mounts the directory.
 */
const lockBySockets = async (directory: string): Promise<DirectoryLock> => {
  const { dev, ino } = await stat(directory);
  const nonce = randomUUID();
  const inUse = () => new DataDirectoryInUseError(directory);
  const name = await listen(`\0commitbook-${dev}-${ino}`, nonce);
  if (name === null) throw inUse();
  const folder = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  // A socket's path may be 107 bytes long; through the open folder it is always short.
  const path = `/proc/self/fd/${folder.fd}/lock`;
  const file = await takeSocketFile(path, nonce);
  if (file === "taken") {
    await folder.close();
    await stop(name);
    throw inUse();
  }
  return {
    release: async () => {
      if (file !== "unsupported") {
        await unlink(path).catch(() => undefined);
        await stop(file);
      }
      await folder.close();
      await stop(name);
    },
  };
};

const settleMs = 50;

const takeSocketFile = async (
  path: string,
  nonce: string,
): Promise<Server | "taken" | "unsupported"> => {
  if ((await askOwner(path)) !== null) return "taken";
  const server = await listen(`${path}.${nonce}`, nonce);
  // Some file systems have no sockets; the name alone must do there.
  if (server === null) return "unsupported";
  await rename(`${path}.${nonce}`, path);
  // Whoever came at the same moment may have replaced ours; the file then answers for them.
  await sleep(settleMs);
  if ((await askOwner(path)) === nonce) return server;
  await stop(server);
  return "taken";
};

/** Null when the address is taken or cannot be had. */
const listen = (path: string, nonce: string): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(nonce);
    });
    server.once("error", () => resolve(null));
    server.listen({ path }, () => {
      server.unref();
      resolve(server);
    });
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** What the process behind a socket file says; null when there is none. */
const askOwner = (path: string): Promise<string | null> =>
  new Promise((resolve) => {
    let said = "";
    const socket = connect({ path });
    socket.setEncoding("utf8");
    socket.on("data", (text) => {
      said += text;
    });
    socket.on("end", () => resolve(said));
    socket.on("error", () => resolve(null));
  });

/** macOS and Windows refuse a second open of a file opened so. */
const exclusiveFlags =
  process.platform === "win32"
    ? constants.O_RDWR | constants.O_CREAT | 0x1000_0000
    : constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | 0x20;

const lockByOpenFile = async (directory: string): Promise<DirectoryLock> => {
  try {
    const file = await open(join(directory, "lock"), exclusiveFlags, 0o600);
    return { release: () => file.close() };
  } catch {
    throw new DataDirectoryInUseError(directory);
  }
};
