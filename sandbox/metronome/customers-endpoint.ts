import { type Answer, jsonAnswer } from "@/sandbox/http/answer";
import { customerObject } from "@/sandbox/metronome/objects";
import { refusal } from "@/sandbox/metronome/refusals";
import type { MetronomeWorld } from "@/sandbox/metronome/world";

const KNOWN = [
  "limit",
  "next_page",
  "customer_ids",
  "ingest_alias",
  "only_archived",
  "salesforce_account_ids",
];
const LARGEST_PAGE = 100;

/** The cursor is the place of the next customer. */
export const answerCustomers = (world: MetronomeWorld, query: URLSearchParams): Answer => {
  const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
  if (unknown) return refusal(400, `querystring must not have the property '${unknown}'`);
  const limit = query.get("limit") ?? String(LARGEST_PAGE);
  const from = /^c?(\d+)$/.exec(query.get("next_page") ?? "0")?.[1];
  const size = Number(limit);
  if (!/^\d+$/.test(limit) || size < 1 || size > LARGEST_PAGE) {
    return refusal(400, `limit must be a whole number from 1 to ${LARGEST_PAGE}`);
  }
  if (from === undefined) return refusal(400, "next_page is not valid");
  const ids = query.getAll("customer_ids").flatMap((text) => text.split(","));
  const alias = query.get("ingest_alias");
  const accounts = query.getAll("salesforce_account_ids").flatMap((text) => text.split(","));
  const isOnlyArchived = query.get("only_archived") === "true";
  const wanted = world.names.filter(
    (name) =>
      !isOnlyArchived &&
      (ids.length === 0 || ids.includes(name.id)) &&
      (alias === null || name.slug === alias) &&
      (accounts.length === 0 || accounts.includes(world.book(name).salesforceAccountId ?? "")),
  );
  const upTo = Number(from) + size;
  return jsonAnswer(200, {
    data: wanted.slice(Number(from), upTo).map((name) => customerObject(world.book(name))),
    next_page: upTo < wanted.length ? `c${upTo}` : null,
  });
};
