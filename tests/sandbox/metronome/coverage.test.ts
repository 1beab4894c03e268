import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import {
  balancesOf,
  CLOCK,
  CONTRACTS,
  type Row,
  read,
  rowOf,
  rowsIn,
  startAsking,
} from "@/tests/sandbox/metronome/asking";

const NOW = Date.parse(CLOCK);
const USD = "2714e483-4ff1-48e4-9e25-ac732e8f24f2";

let sandbox: Sandbox;
let items: readonly Row[] = [];
let contracts: readonly Row[] = [];
beforeAll(async () => {
  sandbox = await startAsking();
  const { data } = await read(sandbox, "GET /v1/customers");
  const ids = data.map(({ id }) => String(id));
  items = (await Promise.all(ids.map((id) => balancesOf(sandbox, id)))).flat();
  const asked = { include_archived: true };
  const lists = ids.map((customer_id) => read(sandbox, CONTRACTS, { customer_id, ...asked }));
  contracts = (await Promise.all(lists)).flatMap((list) => list.data);
});
afterAll(() => sandbox.close());

const instant = (value: unknown): number => Date.parse(String(value));
const scheduleOf = (item: Row): Row => rowOf(item.access_schedule);
const segmentsOf = (item: Row): readonly Row[] => rowsIn(scheduleOf(item).schedule_items);
const ledgerOf = (item: Row): readonly Row[] => rowsIn(item.ledger);
const unitOf = (item: Row): unknown => {
  const { credit_type } = scheduleOf(item);
  return credit_type === undefined ? null : rowOf(credit_type).name;
};
const linkId = (value: unknown): unknown => (value === undefined ? null : rowOf(value).id);
const endsWith =
  (...endings: readonly string[]) =>
  ({ type }: Row): boolean =>
    endings.some((ending) => String(type).endsWith(ending));
const sum = (rows: readonly Row[]): number =>
  rows.reduce((total, { amount }) => total + Number(amount), 0);
const isLater = ({ timestamp }: Row): boolean => instant(timestamp) > NOW;

const heirOf = (item: Row): Row | undefined =>
  items.find(({ rolled_over_from }) => {
    const from = rolled_over_from === undefined ? {} : rowOf(rolled_over_from);
    return (from.commit_id ?? from.credit_id) === item.id;
  });
const childAccess = (item: Row): unknown => {
  const { hierarchy_configuration } = item;
  if (hierarchy_configuration === undefined) return null;
  return rowOf(rowOf(hierarchy_configuration).child_access).type;
};
const specifiersOf = ({ specifiers }: Row): readonly Row[] =>
  specifiers === undefined ? [] : rowsIn(specifiers);

/** Each case of what has to be understood, and how a commit or a credit shows it. */
const ITEM_CASES: Readonly<Record<string, (item: Row) => boolean>> = {
  prepaid: ({ type }) => type === "PREPAID",
  "postpaid with a true-up": (item) =>
    item.type === "POSTPAID" && ledgerOf(item).some(endsWith("_TRUEUP")),
  "postpaid still owed": (item) => item.type === "POSTPAID" && Number(item.balance) > 0,
  credit: ({ type }) => type === "CREDIT",
  "several segments": (item) => segmentsOf(item).length > 1,
  "a segment still to open": (item) =>
    segmentsOf(item).some(({ starting_at }) => instant(starting_at) > NOW),
  "a commit with no contract": ({ type, contract }) => type !== "CREDIT" && contract === undefined,
  "a credit with no contract": ({ type, contract }) => type === "CREDIT" && contract === undefined,
  "an archived commit": ({ archived_at }) => archived_at !== undefined,
  "a rollover whose sum arrives": (item) => {
    const [moved] = ledgerOf(item).filter(endsWith("_ROLLOVER"));
    const heir = heirOf(item);
    if (!moved || !heir) return false;
    const isArrived = sum(segmentsOf(heir)) === -Number(moved.amount);
    return isArrived && linkId(heir.contract) === moved.new_contract_id;
  },
  "a rollover within its rollover fraction": (item) => {
    const [moved] = ledgerOf(item).filter(endsWith("_ROLLOVER"));
    if (!moved || item.rollover_fraction === undefined) return false;
    return -Number(moved.amount) <= Number(item.rollover_fraction) * sum(segmentsOf(item));
  },
  "a commit of a template": ({ recurring_commit_id }) => recurring_commit_id !== undefined,
  "a credit of a template": ({ recurring_credit_id }) => recurring_credit_id !== undefined,
  "children: all": (item) => childAccess(item) === "ALL",
  "children: none": (item) => childAccess(item) === "NONE",
  "children: named contracts": (item) => childAccess(item) === "CONTRACT_IDS",
  "applicable products": ({ applicable_product_ids }) => applicable_product_ids !== undefined,
  "applicable tags": ({ applicable_product_tags }) => applicable_product_tags !== undefined,
  "specifiers by tag": (item) =>
    specifiersOf(item).some(({ product_tags }) => product_tags !== undefined),
  "specifiers by group": (item) =>
    specifiersOf(item).some(({ pricing_group_values }) => pricing_group_values !== undefined),
  "a priority": ({ priority }) => priority !== undefined,
  "no priority": ({ priority }) => priority === undefined,
  "commit rate": ({ rate_type }) => rate_type === "COMMIT_RATE",
  "list rate": ({ rate_type }) => rate_type === "LIST_RATE",
  "dollars in cents": (item) => unitOf(item) === "USD (cents)",
  "part of a cent": (item) =>
    unitOf(item) === "USD (cents)" && !Number.isInteger(Number(item.balance)),
  "euros, whole": (item) => unitOf(item) === "EUR",
  "yen, whole": (item) => unitOf(item) === "JPY",
  "a custom unit": (item) => unitOf(item) === "AI credits",
  "quantity access": (item) => scheduleOf(item).access_type === "QUANTITY",
  "a missing credit type": (item) =>
    unitOf(item) === null && scheduleOf(item).access_type === undefined,
  "paid for with less than granted": ({ invoice_schedule, ...item }) =>
    invoice_schedule !== undefined &&
    sum(rowsIn(rowOf(invoice_schedule).schedule_items)) < sum(segmentsOf(item)),
  "paid in several parts, some of them billed": ({ invoice_schedule }) => {
    if (invoice_schedule === undefined) return false;
    const billed = rowsIn(rowOf(invoice_schedule).schedule_items).map(
      ({ invoice_id }) => invoice_id !== null,
    );
    return billed.includes(true) && billed.includes(false);
  },
  "paid without an invoice": ({ invoice_schedule }) =>
    invoice_schedule !== undefined && rowOf(invoice_schedule).do_not_invoice === true,
  "dollars buy a unit of their own": ({ invoice_schedule, ...item }) =>
    unitOf(item) === "AI credits" &&
    invoice_schedule !== undefined &&
    rowOf(invoice_schedule).credit_type === undefined,
  "a seat adjustment": (item) => ledgerOf(item).some(endsWith("_SEAT_BASED_ADJUSTMENT")),
  "a manual entry without a segment": (item) =>
    ledgerOf(item).some((entry) => endsWith("_MANUAL")(entry) && entry.segment_id === undefined),
  "a manual entry with a later date": (item) =>
    ledgerOf(item).some((entry) => endsWith("_MANUAL")(entry) && isLater(entry)),
  "overdrawn by hand, shown as 0": (item) =>
    item.balance === 0 && sum(ledgerOf(item)) < 0 && ledgerOf(item).some(endsWith("_MANUAL")),
  "cancelled and credited": (item) =>
    ledgerOf(item).some(endsWith("_CANCELED")) && ledgerOf(item).some(endsWith("_CREDITED")),
  "a deduction at the exclusive end of its segment": (item) =>
    ledgerOf(item).some(
      (entry) =>
        endsWith("_DEDUCTION")(entry) &&
        segmentsOf(item).some(
          ({ id, ending_before }) =>
            id === entry.segment_id && instant(ending_before) === instant(entry.timestamp),
        ),
    ),
  "a deduction by a child's contract": (item) =>
    childAccess(item) !== "NONE" &&
    ledgerOf(item).some(
      ({ contract_id }) => contract_id !== undefined && contract_id !== linkId(item.contract),
    ),
  "a draft deduction": (item) =>
    ledgerOf(item).some((entry) => endsWith("_DEDUCTION")(entry) && isLater(entry)),
  "identical entries of one instant": (item) => {
    const texts = ledgerOf(item).map((entry) => JSON.stringify(entry));
    return new Set(texts).size < texts.length;
  },
  "a long ledger": (item) => ledgerOf(item).length > 1_000,
  "a sales order": ({ netsuite_sales_order_id }) => netsuite_sales_order_id !== undefined,
  "an opportunity": ({ salesforce_opportunity_id }) => salesforce_opportunity_id !== undefined,
};

const CONTRACT_CASES: Readonly<Record<string, (contract: Row) => boolean>> = {
  "a contract without end": ({ ending_before }) => ending_before === undefined,
  "an archived contract": ({ archived_at }) => archived_at !== undefined,
  "a renewal": ({ transitions }) => rowsIn(transitions).some(({ type }) => type === "RENEWAL"),
  "a template of commits": ({ recurring_commits }) => rowsIn(recurring_commits).length > 0,
  "a template of credits": ({ recurring_credits }) => rowsIn(recurring_credits).length > 0,
  "a parent": ({ hierarchy_configuration: tree }) =>
    tree !== undefined && "children" in rowOf(tree),
  "a child": ({ hierarchy_configuration: tree }) => tree !== undefined && "parent" in rowOf(tree),
  "more commits than shown": ({ has_more }) => rowOf(has_more).commits === true,
  "more credits than shown": ({ has_more }) => rowOf(has_more).credits === true,
};

describe("the eight customers hold", () => {
  for (const [name, shows] of Object.entries(ITEM_CASES)) {
    test(name, () => expect(items.some(shows)).toBe(true));
  }
  for (const [name, shows] of Object.entries(CONTRACT_CASES)) {
    test(name, () => expect(contracts.some(shows)).toBe(true));
  }
});

test("dollars are told by their published id", () => {
  const dollars = items.filter((item) => unitOf(item) === "USD (cents)");
  const ids = dollars.map((item) => rowOf(scheduleOf(item).credit_type).id);
  expect([...new Set(ids)]).toEqual([USD]);
});
