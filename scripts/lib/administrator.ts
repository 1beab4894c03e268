import { makeAdministrator } from "@/lib/server/make-administrator";
import { runOnMachine } from "@/scripts/lib/run-on-machine";

await runOnMachine(async () => {
  const { link, isNew } = await makeAdministrator(process.argv[2] ?? "");
  const does = isNew ? "joins as an administrator" : "chooses a new password, as an administrator";
  console.log(`Works once, for an hour. Whoever opens it ${does}:\n${link}`);
});
