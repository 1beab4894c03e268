/** Called once by Next.js when a server process starts. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("@/lib/server/start");
  await start();
};

/** Called by Next.js for what a page threw: the reader is shown its digest, and finds it in the log by that. */
export const onRequestError = async (error: unknown): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePageFault } = await import("@/lib/server/note-page-fault");
  notePageFault(error);
};
