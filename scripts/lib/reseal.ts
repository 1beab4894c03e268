import { resealSecrets } from "@/lib/server/reseal-secrets";
import { runOnMachine } from "@/scripts/lib/run-on-machine";

await runOnMachine(async () => {
  const { resealed, unreadable } = await resealSecrets();
  console.log(`Sealed anew: ${resealed}. Everybody has to sign in again.`);
  for (const id of unreadable)
    console.log(`${id} opens with neither secret: put its key in again.`);
});
