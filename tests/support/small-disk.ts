import { spawnSync } from "node:child_process";
import { mkdtemp, open, rm, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const namespace = ["--user", "--map-root-user", "--mount"];

/** A disk of its own takes a machine that lets a process mount one which nobody else sees. */
export const canMountDisk =
  process.platform === "linux" &&
  spawnSync("unshare", [...namespace, "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

export type SmallDisk = {
  /** Where a program that is started on the disk finds it. */
  readonly place: string;
  /** Runs a program with the disk mounted, and on it a copy of what lies in `seed`. */
  command(
    seed: string,
    program: readonly string[],
  ): { readonly program: string; readonly args: readonly string[] };
  /** The process that the command became: nobody else sees the disk but through it. */
  runsIn(pid: number): void;
  /** Writes until there is not one byte left. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
};

/** In its own view of the file system. */
const copyAndRun = `mount -t tmpfs -o size="$1",mode=700 none "$2" && cp -a "$3/." "$2/" && shift 3 && exec "$@"`;

const chunk = Buffer.alloc(1024 * 1024);

/** So many MiB, in memory, gone with its program. */
export const makeSmallDisk = async (mebibytes: number): Promise<SmallDisk> => {
  const place = await mkdtemp(join(tmpdir(), "commitbook-disk-"));
  let seenBy = 0;
  const filler = () => `/proc/${seenBy}/root${place}/filler`;
  return {
    place,
    command: (seed, program) => ({
      program: "unshare",
      args: [
        ...namespace,
        ...["sh", "-c", copyAndRun, "disk", `${mebibytes}m`, place, seed],
        ...program,
      ],
    }),
    runsIn: (pid) => {
      seenBy = pid;
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
