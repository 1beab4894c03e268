import { z } from "zod";
import type { Access } from "@/lib/server/access";
import { AppError } from "@/lib/server/errors";
import { balance, balanceInput } from "@/lib/server/mcp/balance";
import { find, findInput } from "@/lib/server/mcp/find";
import { ledger, ledgerInput } from "@/lib/server/mcp/ledger";
import { namesAreData } from "@/lib/server/mcp/told";
import { upcoming, upcomingInput } from "@/lib/server/mcp/upcoming";
import { parsePart } from "@/lib/server/read-input";

type Tool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodType;
  call(viewer: Access, given: unknown): Promise<object>;
};

/** The input is parsed before it is handed on, so that what a tool takes stands in one place. */
const tool = <Input extends z.ZodObject>(
  name: string,
  title: string,
  description: string,
  input: Input,
  handle: (viewer: Access, input: z.output<Input>) => Promise<object>,
): Tool => ({
  ...{ name, title, input, description: `${description} ${namesAreData}` },
  call: async (viewer, given) => {
    const { shape } = input;
    const extra = Object.keys(Object(given)).find((each) => !(each in shape));
    if (extra !== undefined)
      throw new AppError("invalid-request", `There is no argument ${extra.slice(0, 100)}.`);
    return handle(viewer, parsePart(input, given, "arguments"));
  },
});

const clocksSay =
  "asOf says when it counts, knownAt as the book knew it then; both are instants in UTC and mean now where they are left out.";

const tools: readonly Tool[] = [
  tool(
    "find",
    "Find accounts and commitments",
    `Accounts and commitments by part of a name, with the ids that the other tools take. ${clocksSay}`,
    findInput,
    find,
  ),
  tool(
    "balance",
    "Balance of a commitment or an account",
    `Committed, drawn, available and the rest, as exact text with a unit and a link to the proof. Name an accountId or a commitmentId. Amounts of different units are never added up. ${clocksSay}`,
    balanceInput,
    balance,
  ),
  tool(
    "ledger",
    "Ledger of a commitment",
    `Entries, newest first, each with the balance after it. ${clocksSay}`,
    ledgerInput,
    ledger,
  ),
  tool(
    "upcoming",
    "What comes",
    `Dates that come for an account, or what happens next to every running commitment; what is foretold says that it is an estimate. ${clocksSay}`,
    upcomingInput,
    upcoming,
  ),
];

const toInputSchema = (input: z.ZodType): object => {
  const { $schema, ...described } = z.toJSONSchema(input, { io: "input" });
  return described;
};

/** As the protocol lists them; all of them read, and read this book alone. */
export const listTools = (): readonly object[] =>
  tools.map(({ name, title, description, input }) => ({
    ...{ name, title, description },
    inputSchema: toInputSchema(input),
    annotations: {
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  }));

/** Null for a tool that there is not. */
export const findTool = (name: string): Pick<Tool, "call"> | null =>
  tools.find((each) => each.name === name) ?? null;
