import { checkAudit } from "@/lib/server/check-audit";
import { runOnMachine } from "@/scripts/lib/run-on-machine";

await runOnMachine(async () => {
  const { entries, head, brokenAt } = await checkAudit();
  console.log(
    brokenAt === null
      ? `The chain holds: ${entries} entries, head ${head || "none"}.`
      : `The chain is broken at entry ${brokenAt}; what stands before it is as it was written.`,
  );
  if (brokenAt !== null) process.exitCode = 1;
});
