import type { Fault } from "@/sandbox/faults/fault";
import { type Answer, jsonAnswer } from "@/sandbox/http/answer";
import { customerObject } from "@/sandbox/metronome/objects";
import { pageOf, readCursor } from "@/sandbox/metronome/paging";
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
const MOST_ACCOUNTS = 100;

export const answerCustomers = (
  world: MetronomeWorld,
  query: URLSearchParams,
  faults: readonly Fault[],
): Answer => {
  const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
  if (unknown) return refusal(400, `querystring must not have the property '${unknown}'`);
  const limit = query.get("limit") ?? String(LARGEST_PAGE);
  const cursor = readCursor(query.get("next_page"));
  const size = Number(limit);
  if (!/^\d+$/.test(limit) || size < 1 || size > LARGEST_PAGE) {
    return refusal(400, `limit must be a whole number from 1 to ${LARGEST_PAGE}`);
  }
  if (cursor === null) return refusal(400, "next_page is not valid");
  const ids = query.getAll("customer_ids").flatMap((text) => text.split(","));
  const alias = query.get("ingest_alias");
  const accounts = query.getAll("salesforce_account_ids").flatMap((text) => text.split(","));
  if (accounts.length > MOST_ACCOUNTS) {
    return refusal(400, `salesforce_account_ids must not have more than ${MOST_ACCOUNTS} items`);
  }
  const onlyArchived = query.get("only_archived") ?? "false";
  if (!["true", "false"].includes(onlyArchived)) {
    return refusal(400, "querystring/only_archived must be boolean");
  }
  const wanted = world.customers.filter(
    ({ id, alias: own, salesforceAccountId, archivedAt }) =>
      (archivedAt !== null && archivedAt <= world.now()) === (onlyArchived === "true") &&
      (ids.length === 0 || ids.includes(id)) &&
      (alias === null || own === alias) &&
      (accounts.length === 0 || accounts.includes(salesforceAccountId)),
  );
  const { items, members } = pageOf(wanted, { cursor, size, endsEmpty: false }, faults);
  return jsonAnswer(200, {
    data: items.map(customerObject),
    ...members,
  });
};
