import type { Answer } from "@/tests/support/answers/interview";

export type Answers = ReadonlyMap<string, Answer>;

export type DifferenceKind =
  /** The address was asked, or the part of the answer was there, on one side alone. */
  | "only-before"
  | "only-after"
  /** The same members of a list stand in another order. */
  | "order"
  /** The same figure, another reason beside it. */
  | "reason"
  | "value"
  /** All that is said is the same, written in another order of fields. */
  | "field-order";

export type Difference = {
  readonly kind: DifferenceKind;
  readonly address: string;
  /** "data[acc_1].positions[USD bought balance].drawn.value.amount" */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Everything that two rounds of the same questions were answered differently. */
export const listDifferences = (before: Answers, after: Answers): Difference[] => {
  const [left, right] = [joinPages(before), joinPages(after)];
  const addresses = [...new Set([...left.keys(), ...right.keys()])].sort();
  return addresses.flatMap((address) => {
    const [was, is] = [left.get(address), right.get(address)];
    const found: Difference[] = [];
    const report: Report = (kind, path, own) => found.push({ kind, address, path, ...own });
    compare(was, is, "", report);
    const isOtherText = found.length === 0 && JSON.stringify(was) !== JSON.stringify(is);
    if (isOtherText) report("field-order", "", { before: was, after: is });
    return found;
  });
};

/** Rows of all pages under one address, so that a row that moved is one difference and no more. */
const joinPages = (answers: Answers): ReadonlyMap<string, unknown> => {
  const lists = new Map<string, Answer[]>();
  for (const [address, answer] of inPageOrder(answers)) {
    const base = address.replace(/ page \d+$/, "");
    lists.set(base, [...(lists.get(base) ?? []), answer]);
  }
  return new Map(
    [...lists].map(([base, pages]) => [base, pages.length === 1 ? pages[0] : joinOne(pages)]),
  );
};

const inPageOrder = (answers: Answers) =>
  [...answers].sort(([left], [right]) => pageOf(left) - pageOf(right));

const pageOf = (address: string): number => Number(/ page (\d+)$/.exec(address)?.[1] ?? 1);

const joinOne = (pages: readonly Answer[]): unknown => ({
  status: pages[0]?.status,
  rows: pages.flatMap(({ body }) => listOf(body)),
  pages: pages.map(({ status, body }) => ({
    status,
    body: { ...asRecord(body), data: listOf(body).length },
  })),
});

const listOf = (body: unknown): readonly unknown[] => {
  const { data } = asRecord(body);
  return Array.isArray(data) ? data : [];
};

type Fields = Readonly<Record<string, unknown>>;
type Report = (
  kind: DifferenceKind,
  path: string,
  own: { before: unknown; after: unknown },
) => void;

const isRecord = (value: unknown): value is Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const asRecord = (value: unknown): Fields => (isRecord(value) ? value : {});

const compare = (before: unknown, after: unknown, path: string, report: Report): void => {
  if (before === after) return;
  if (before === undefined || after === undefined) {
    report(before === undefined ? "only-after" : "only-before", path, { before, after });
  } else if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, path, report);
  } else if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[name], after[name], path === "" ? name : `${path}.${name}`, report);
    }
  } else {
    report(path.endsWith(".reason") ? "reason" : "value", path, { before, after });
  }
};

const compareLists = (
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  report: Report,
): void => {
  const [left, right] = [keyed(before), keyed(after)];
  const common = [...left.keys()].filter((key) => right.has(key));
  const order = [...right.keys()].filter((key) => left.has(key));
  if (common.some((key, place) => order[place] !== key)) {
    report("order", path, { before: common, after: order });
  }
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    compare(left.get(key), right.get(key), `${path}[${key}]`, report);
  }
};

/** Members by what tells them apart; alike ones are counted. */
const keyed = (list: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const members = new Map<string, unknown>();
  for (const member of list) {
    const key = keyOf(member);
    let place = key;
    for (let count = 2; members.has(place); count += 1) place = `${key} #${count}`;
    members.set(place, member);
  }
  return members;
};

const names = [
  "id",
  "commitmentId",
  "segmentId",
  "connectionId",
  "provider",
  "side",
  "pool",
  "month",
  "day",
  "scope",
  "measure",
  "basis",
  "at",
  "days",
  "key",
  "label",
  "code",
  "name",
  "request",
  "line",
  "service",
  "project",
];

const keyOf = (member: unknown): string => {
  if (!isRecord(member)) return JSON.stringify(member);
  const own = names.flatMap((name) => {
    const value = member[name];
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  });
  const { code } = asRecord(member.unit);
  return (typeof member.id === "string" ? [member.id] : [...own, code ?? ""]).join(" ").trim();
};

export type DifferenceGroup = {
  readonly kind: DifferenceKind;
  /** "finance commitments/*?sort limit data[].figures.drawn.reason" */
  readonly where: string;
  readonly count: number;
  readonly first: Difference;
};

/** Alike differences together, the most frequent first. */
export const groupDifferences = (differences: readonly Difference[]): DifferenceGroup[] => {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.kind} ${placeOf(difference)}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first === undefined
        ? []
        : [{ kind: first.kind, where: placeOf(first), count: members.length, first }];
    })
    .sort((left, right) => right.count - left.count);
};

const placeOf = ({ address, path }: Difference): string => {
  const [who = "", rest = ""] = address.split(/ (.*)/s);
  const [route = "", query = ""] = rest.split("?");
  const [noun = "", , ...more] = route.split("/");
  const template = route.includes("/") ? [noun, "*", ...more.slice(0, 1)].join("/") : noun;
  const shown = [...new URLSearchParams(query)]
    .filter(([name]) => !["asOf", "knownAt", "limit"].includes(name))
    .map(([name, value]) => (["sort", "view"].includes(name) ? `${name}=${value}` : name));
  return `${who} ${template}?${shown.join("&")} ${path.replace(/\[[^\]]*\]/g, "[]")}`;
};
