import { getContext } from "@/lib/server/context";
import { isAway } from "@/lib/store/database-error";
import { toAwayDigest } from "@/lib/wire/page-fault";

/**
 * What a page stands on. When the database is away its answer is 503, and its reader is told why: of an error
 * the framework passes on the digest alone.
 */
export const forPage = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!isAway(error)) throw error;
    const { awayPages, requestIds } = getContext();
    const reference = requestIds.getStore() ?? "";
    awayPages.add(reference);
    throw Object.assign(new Error("The database does not answer.", { cause: error }), {
      digest: toAwayDigest(reference),
    });
  }
};
