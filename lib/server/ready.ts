import { getContext } from "@/lib/server/context";

/** Whether the book can be read. It was migrated when it was opened, before the first request. */
export const answerReady = async (): Promise<Response> => {
  const { db, log } = getContext();
  try {
    await db.query("select 1 from migrations limit 1");
    return Response.json({ status: "ready" });
  } catch (error) {
    log.error("not ready", error);
    return Response.json({ status: "the database does not answer" }, { status: 503 });
  }
};
