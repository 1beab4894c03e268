import { statfs } from "node:fs/promises";
import { DatabaseError, isDatabaseError } from "@/lib/store/database-error";

/** With less than this the engine could stop in the middle of a write: its log grows by 16 MiB at a time. */
const spareBytes = 64 * 1024 * 1024;

/** Long enough that a look costs nothing, short enough that little is written in between. */
const freshMs = 500;

/** PostgreSQL's own word for it, so that both engines say the same. */
const diskFull = "53100";

export const isDiskFull = (error: unknown): boolean =>
  isDatabaseError(error) && error.code === diskFull;

export const diskIsFull = () =>
  new DatabaseError(
    "The disk that holds the book is full, so nothing is written. Reading goes on; make room, and writing goes on by itself.",
    { code: diskFull },
  );

/** For what is noted beside a read: it may be left out, the answer may not. */
export const forgiveFullDisk = (error: unknown): void => {
  if (!isDiskFull(error)) throw error;
};

/** Whether there is room to write; asked before every write, and anew after one that failed. */
export const watchSpace = (directory: string): ((isAnew?: boolean) => Promise<boolean>) => {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let look = Promise.resolve(true);
  return (isAnew = false) => {
    if (isAnew || performance.now() - lookedAt >= freshMs) {
      lookedAt = performance.now();
      look = hasRoomIn(directory);
    }
    return look;
  };
};

/** A file system that does not say is taken at its writes. */
const hasRoomIn = (directory: string): Promise<boolean> =>
  statfs(directory).then(
    ({ bavail, bsize }) => bavail * bsize > spareBytes,
    () => true,
  );
