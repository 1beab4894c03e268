import { StartError } from "@/lib/server/start-error";
import { DatabaseError } from "@/lib/store/database-error";

/** Runs a command to its end; what a person can mend is one sentence, without a stack. */
export const runOnMachine = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    const isPlain = error instanceof StartError || error instanceof DatabaseError;
    console.error(isPlain ? `commitbook: ${error.message}` : error);
    process.exitCode = 1;
  }
};
