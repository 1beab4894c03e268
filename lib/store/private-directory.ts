import { chmod, lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseError } from "@/lib/store/database-error";

const forOthers = 0o077;

/**
 * What lies in the data directory is for its owner alone: password hashes and sealed keys are in there.
 * An older start may have left it open, so that everything in it is looked at and mended.
 */
export const keepPrivate = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") await closeToOthers(directory);
};

const closeToOthers = async (path: string): Promise<void> => {
  const stat = await statOf(path);
  if (stat === null) return;
  const { mode, ...kind } = stat;
  if (mode & forOthers) await mend(path, mode & ~forOthers);
  if (!kind.isDirectory) return;
  const names = await readdir(path);
  await Promise.all(names.map((name) => closeToOthers(join(path, name))));
};

/** null for what the engine took away meanwhile. */
const statOf = async (path: string) => {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return null;
  // A link is as open as what it leads to, and that is not ours to change.
  return {
    mode: stats.isSymbolicLink() ? 0 : stats.mode & 0o777,
    isDirectory: stats.isDirectory(),
  };
};

const mend = async (path: string, mode: number): Promise<void> => {
  try {
    await chmod(path, mode);
  } catch {
    if ((await statOf(path)) === null) return;
    throw new DatabaseError(
      `${path} can be read by others, and this user may not change that. Make it its own (chown), or set DATA_DIR to another directory.`,
    );
  }
};
