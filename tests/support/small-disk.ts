import { spawnSync } from "node:child_process";
import { mkdtemp, open, rm, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Run, spawnServer } from "@/tests/built/support/built-app";
import type { UsedBook } from "@/tests/built/support/used-book";

const namespace = ["--user", "--map-root-user", "--mount"];

/** A disk of its own takes a machine that lets a process mount one which nobody else sees. */
export const canMountDisk =
  process.platform === "linux" &&
  spawnSync("unshare", [...namespace, "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

export type SmallDisk = {
  /** Starts the server with a copy of the book on the disk. */
  launch(settings: Readonly<Record<string, string>>): Run;
  /** Writes until there is not one byte left. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
};

const copyAndServe = `mount -t tmpfs -o size="$SIZE",mode=700 none "$DATA_DIR" &&
  cp -a "$SEED/." "$DATA_DIR/" && exec "$NODE" scripts/start.mjs`;

const chunk = Buffer.alloc(1024 * 1024);

/** So many MiB, in memory, gone with the server. */
export const makeSmallDisk = async (book: UsedBook, mebibytes: number): Promise<SmallDisk> => {
  const place = await mkdtemp(join(tmpdir(), "commitbook-disk-"));
  let pid = 0;
  // Nobody else sees the disk but through the process that does.
  const filler = () => `/proc/${pid}/root${place}/filler`;
  return {
    launch: (settings) => {
      const run = spawnServer(
        {
          ...settings,
          ...{ DATA_DIR: place, SEED: book.dataDir, SIZE: `${mebibytes}m` },
          NODE: process.execPath,
        },
        { program: "unshare", args: [...namespace, "sh", "-c", copyAndServe] },
      );
      pid = run.child.pid ?? 0;
      return run;
    },
    fill: async () => {
      const file = await open(filler(), "w");
      for (let size = chunk.length; size >= 1; size = Math.floor(size / 16)) {
        while (await writeAll(file, chunk.subarray(0, size)));
      }
      await file.close();
    },
    free: () => unlink(filler()),
    remove: () => rm(place, { recursive: true, force: true }),
  };
};

/** False once there is no room for it. */
const writeAll = async (
  file: Awaited<ReturnType<typeof open>>,
  bytes: Buffer,
): Promise<boolean> => {
  try {
    return (await file.write(bytes)).bytesWritten === bytes.length;
  } catch {
    return false;
  }
};
