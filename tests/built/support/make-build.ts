import { ensureBuilt } from "@/scripts/lib/build.mjs";

/** Once for the whole run. */
export const setup = ensureBuilt;
