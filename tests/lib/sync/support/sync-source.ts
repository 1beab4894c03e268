import type { Instant } from "@/lib/domain/period";
import type { Connection, Provider } from "@/lib/providers/provider";
import { generateWorld } from "@/tests/lib/sync/support/generated-world";
import { testConnection } from "@/tests/lib/sync/support/run-sync";
import { createScriptedProvider } from "@/tests/lib/sync/support/scripted-provider";

export type Source = {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly clock: () => Instant;
};

/** "world:<seed>": a generated company, read slowly enough to be killed at many different places. */
export const openSource = (name: string): Source => {
  const world = generateWorld(Number(name.replace("world:", "")), { teams: 8, rowsPerDayMax: 12 });
  const pause = () => new Promise<void>((done) => setTimeout(done, 25));
  return {
    connection: testConnection(),
    provider: createScriptedProvider(world, pause),
    clock: () => new Date().toISOString(),
  };
};
