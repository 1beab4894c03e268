import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { askForAll, type Stage } from "@/tests/built/chaos/stage";
import type { Vendor } from "@/tests/built/chaos/vendor-moves";
import type { Dice } from "@/tests/built/fuzz/make-request";
import { apiKey, type BuiltApp } from "@/tests/built/support/built-app";
import type { OwnPostgres } from "@/tests/built/support/own-postgres";

/** All that a trouble can reach. */
export type Reach = {
  readonly stage: Stage;
  readonly sandbox: Sandbox;
  readonly vendor: Vendor;
  readonly dice: Dice;
  /** Null on the embedded engine. */
  readonly postgres: OwnPostgres | null;
};

export type Trouble = { readonly name: string; readonly work: (reach: Reach) => Promise<void> };

const first = ({ stage: { servers } }: Reach): BuiltApp => {
  const [app] = servers;
  if (app === undefined) throw new Error("No server runs.");
  return app;
};

/** Whoever breaks off is no fault of the reader's. */
const forgive = () => undefined;

const readSlowly = (app: BuiltApp, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(`${app.url}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
    request.once("error", () => resolve());
    request.once("response", (answer) => {
      const { statusCode = 0 } = answer;
      // Whoever is told that there is nothing here has no download to leave.
      if (statusCode >= 400 && statusCode < 429)
        reject(new Error(`${path} answers ${statusCode}.`));
      answer.once("error", forgive);
      answer.once("data", () => answer.pause());
      setTimeout(() => {
        request.destroy();
        resolve();
      }, 1_500);
    });
  });

const everywhere: readonly Trouble[] = [
  {
    name: "kill -9 of the process, and another start",
    work: async (reach) => {
      await reach.stage.stopAll("SIGKILL");
      await askForAll(await reach.stage.start(), reach.sandbox);
    },
  },
  {
    name: "the process stands still for two seconds",
    work: async (reach) => {
      const { child } = first(reach);
      child.kill("SIGSTOP");
      await sleep(2_000);
      child.kill("SIGCONT");
    },
  },
  {
    name: "a source is removed while it is read",
    work: async (reach) => {
      const id = ["con_vercel", "con_metronome", "con_datadog"][reach.dice(3)];
      const path = `/api/v1/connections/${id}`;
      await first(reach).askAs("admin@example.com", path, { method: "DELETE" }).catch(forgive);
    },
  },
  {
    name: "the vendor's clock goes back a day and forth again",
    work: async ({ vendor, stage, sandbox, dice }) =>
      vendor.lookBack(async () => {
        for (const app of stage.servers) await askForAll(app, sandbox);
        await sleep(200 + dice(600));
      }),
  },
  {
    name: "downloads that nobody reads to the end",
    work: async (reach) => {
      const app = first(reach);
      const accounts = await (await app.ask("/api/v1/accounts?limit=1")).json();
      const files = [
        "audit?",
        // Before the first read there is no account whose ledger could be asked for.
        ...(accounts.data ?? []).map(({ id }: { readonly id: string }) => `ledger?account=${id}&`),
      ];
      const paths = files.flatMap((file) => [`${file}format=csv`, `${file}format=xlsx`]);
      await Promise.all(paths.map((path) => readSlowly(app, `/api/v1/exports/${path}`)));
    },
  },
  {
    name: "sixty clicks at once",
    work: async (reach) => {
      const pages = ["/", "/commitments", "/accounts", "/sources", "/api/v1/summary"];
      const clicks = Array.from({ length: 60 }, async (_, index) => {
        const page = pages[index % pages.length] ?? "/";
        const answer = await first(reach).askAs("admin@example.com", page).catch(forgive);
        await answer?.text().catch(forgive);
      });
      await Promise.all(clicks);
    },
  },
];

const ofServers: readonly Trouble[] = [
  {
    name: "kill -9 of a process of PostgreSQL",
    work: async ({ postgres }) => postgres?.killBackend(),
  },
  {
    name: "PostgreSQL stands still for three seconds",
    work: async ({ postgres }) => {
      postgres?.freeze();
      await sleep(3_000);
      postgres?.thaw();
    },
  },
  {
    name: "a second process on the same book",
    work: async ({ stage, sandbox }) => askForAll(await stage.start(), sandbox),
  },
];

export const troublesOf = ({ postgres }: Pick<Reach, "postgres">): readonly Trouble[] =>
  postgres === null ? everywhere : [...everywhere, ...ofServers];
