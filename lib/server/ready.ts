import { getContext } from "@/lib/server/context";
import { assertMigrated } from "@/lib/store/migrate";

/** Whether the book can be read. It was migrated when it was opened, before the first request. */
export const answerReady = async (): Promise<Response> => {
  const { db, log } = getContext();
  try {
    await assertMigrated(db);
    return Response.json({ status: "ready" });
  } catch (error) {
    log.error("not ready", error);
    return Response.json({ status: "the database does not answer" }, { status: 503 });
  }
};
