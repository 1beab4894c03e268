import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the framework calls this build; a server run from the sources has none. */
export const buildId = (): Promise<string> =>
  readFile(join(process.cwd(), ".next", "BUILD_ID"), "utf8").catch(() => "source");
