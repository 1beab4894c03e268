import { parseArgs } from "node:util";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/sandbox/start-sandbox";

const HELP = `Serves Northlight Labs, an invented company, in the vendors' own wire formats.

  --port <number>    default: any free port
  --seed <text>      default: commitbook
  --anchor <day>     the day the story is told around, such as 2026-11-20; default: today
  --now <instant>    stops the clock, such as 2026-11-20T12:00:00Z; default: the real clock
  --teams <number>   more than the story's own teams adds generated ones
  --metronome-customers <number>   generated customers of Metronome beside the story's own
  --metronome-entries <number>     about so many ledger entries for each of them
`;

const readOptions = (): SandboxOptions | null => {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      seed: { type: "string" },
      anchor: { type: "string" },
      now: { type: "string" },
      teams: { type: "string" },
      "metronome-customers": { type: "string" },
      "metronome-entries": { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  return {
    port: wholeNumber(values.port, "--port"),
    seed: values.seed,
    anchor: values.anchor,
    now: stoppedAt(values.now),
    teams: wholeNumber(values.teams, "--teams"),
    metronomeCustomers: wholeNumber(values["metronome-customers"], "--metronome-customers"),
    metronomeEntriesPerCustomer: wholeNumber(values["metronome-entries"], "--metronome-entries"),
  };
};

const wholeNumber = (text: string | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`${name} takes a whole number, not "${text}"`);
  return Number(text);
};

const stoppedAt = (text: string | undefined): (() => Date) | undefined => {
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`--now takes an instant, not "${text}"`);
  return () => new Date(instant);
};

/** What the process that started this one must know to ask each vendor. */
const readyMessage = ({ url, vercel, metronome, datadog }: Sandbox) => ({
  type: "ready",
  url,
  vercel: { url: vercel.url, token: vercel.token },
  metronome: { url: metronome.url, token: metronome.token },
  datadog: { url: datadog.url, apiKey: datadog.apiKey, appKey: datadog.appKey },
});

const run = async (): Promise<void> => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return;
  }
  const sandbox = await startSandbox(options);
  const ready = readyMessage(sandbox);
  const { vercel, metronome, datadog } = ready;
  console.log(`The sandbox serves Northlight Labs, told around ${sandbox.anchor}.`);
  console.log(`Vercel billing: ${vercel.url} with the token "${vercel.token}"`);
  console.log(`Metronome: ${metronome.url} with the token "${metronome.token}"`);
  const keys = `the API key "${datadog.apiKey}" and the application key "${datadog.appKey}"`;
  console.log(`Datadog: ${datadog.url} with ${keys}`);
  process.send?.(ready);
  const stop = (): void => {
    sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("disconnect", stop);
};

run().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
});
