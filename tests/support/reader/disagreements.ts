import { type Exact, isZero, plus, zero } from "@/tests/support/reader/exact";
import type { RawBook, RawCommitment } from "@/tests/support/reader/raw-book";
import {
  burnGroupOf,
  readBurn,
  readToOf,
  toldBurnOf,
  zoneOfDays,
} from "@/tests/support/reader/read-burn";
import { type CommitmentReading, readCommitment } from "@/tests/support/reader/read-commitment";
import { type OutlookReading, readForecast } from "@/tests/support/reader/read-forecast";
import { isInPosition, positionKey, readPosition } from "@/tests/support/reader/read-positions";
import {
  burnWordOf,
  burnWrittenOf,
  outlookWrittenOf,
  paceWordsOf,
  type ToldBook,
  type ToldPosition,
  type ToldRow,
  wordOf,
  writtenOf,
} from "@/tests/support/reader/told-answers";

/** Figures of a commitment that are held against the reader. */
const ofCommitments = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "available",
  "overdrawn",
  "unusable",
  "rolledIn",
  "rolledOut",
  "notYetOpen",
  "exposure",
  "overage",
  "utilization",
  "consumption",
  "planShare",
  "pending",
  "lapsed",
  "truedUp",
  "adjustments",
  "remaining",
];

/** Of a position: one unit, side and pool, of an account or of the whole book. */
const ofPositions = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "available",
  "overdrawn",
  "unusable",
  "rolledIn",
  "rolledOut",
  "notYetOpen",
  "adjustments",
  "truedUp",
  "remaining",
  "pending",
  "exposure",
  "lapsed",
  "overage",
  "utilization",
  "endsWithin30",
  "endsWithin60",
  "endsWithin90",
  "overdrawnWithin30",
  "overdrawnWithin60",
  "overdrawnWithin90",
];

/** What stands on drafts, of which nobody knows how they were read at an instant before the last read. */
const onDrafts = [
  "pending",
  "available",
  "overdrawn",
  "unusable",
  "exposure",
  "endsWithin30",
  "endsWithin60",
  "endsWithin90",
  "overdrawnWithin30",
  "overdrawnWithin60",
  "overdrawnWithin90",
];

const ofPace = ["plan", "paceRatio", "variance", "paceDays"];

export type Compared = { readonly agreed: number; readonly disagreed: readonly string[] };

/** As instants of the machine: when it counts, when it was believed. */
export type Clocks = { readonly at: number; readonly knownAt: number };

/** Every figure of every answer about what is no hours, beside what the reader makes of the facts. */
export const listDisagreements = (raw: RawBook, told: ToldBook, clocks: Clocks): Compared => {
  const { at } = clocks;
  const readings = raw.commitments
    .filter(({ isHourly }) => !isHourly)
    .map((commitment) => readCommitment(commitment, at));
  const compared = createComparison();
  const ahead = compareRows(compared.hold, raw, told, readings, clocks);
  const untold = new Set(told.rows.filter(isUntold).map(({ id }) => id));
  for (const [accountId, positions] of told.positions) {
    const own = readings.filter(
      (reading) =>
        (accountId === "" || reading.commitment.accountId === accountId) &&
        isInPosition(reading, at),
    );
    if (own.some(({ commitment }) => untold.has(commitment.id))) continue;
    comparePositions(compared.hold, accountId, positions, own, at);
    if (accountId === "") compareAhead(compared.hold, positions, own, ahead, at);
  }
  return compared.result();
};

type Hold = (what: string, told: string, read: string) => void;

const createComparison = () => {
  let agreed = 0;
  const disagreed: string[] = [];
  const hold: Hold = (what, told, read) => {
    if (told === read) agreed += 1;
    else disagreed.push(`${what}: told ${told}, read ${read}`);
  };
  return { hold, result: (): Compared => ({ agreed, disagreed }) };
};

/** What is left of an ended pool of charges has lapsed only once a read after its end has said so. */
const hasEndedUnread = (
  raw: RawBook,
  commitment: RawCommitment,
  terms: CommitmentReading["terms"],
  at: number,
): boolean => {
  const { measure, end } = commitment;
  if (commitment.terms.some(({ granted }) => granted === null)) return false;
  if (measure === null || end === null || at < end || at < commitment.start) return false;
  const readTo = readToOf(raw, commitment);
  return readTo === null || readTo < end || terms.some(({ settled }) => !isZero(settled));
};

/** How far it had been read at an earlier instant is not kept. */
const isReadLater = (raw: RawBook, commitment: RawCommitment, knownAt: number): boolean =>
  (readToOf(raw, commitment) ?? 0) > knownAt;

/** Nothing of its use was read to the end: there is a word in place of every figure. */
const isUntold = ({ figures }: ToldRow): boolean => wordOf(figures.drawn) === "no-data";

const compareRows = (
  hold: Hold,
  raw: RawBook,
  { rows, outlooks }: ToldBook,
  readings: readonly CommitmentReading[],
  { at, knownAt }: Clocks,
): Ahead => {
  const ahead = new Map<string, readonly OutlookReading[] | "not-kept">();
  const told = new Map(rows.map((row) => [row.id, row]));
  for (const { commitment, figures, state, terms } of readings) {
    const row = told.get(commitment.id);
    if (row === undefined) {
      hold(commitment.id, "not listed", "listed");
      continue;
    }
    if (isUntold(row)) continue;
    for (const name of ofCommitments) {
      if (commitment.isReadSince && onDrafts.includes(name)) continue;
      const read =
        name === "lapsed" && hasEndedUnread(raw, commitment, terms, at) ? "no-data" : figures[name];
      if (name === "lapsed" && isReadLater(raw, commitment, knownAt)) continue;
      if (read !== undefined) hold(`${row.id} ${name}`, wordOf(row.figures[name]), writtenOf(read));
    }
    if (!commitment.isReadSince) hold(`${row.id} state`, row.state, state);
    // Words in place of a pace; the parts of one are compared one by one.
    if (figures.pace !== undefined)
      hold(`${row.id} pace`, wordOf(row.figures.pace), writtenOf(figures.pace));
    const pace = paceWordsOf(row.figures.pace);
    for (const name of ofPace) {
      const [word, read] = [pace?.[name], figures[name]];
      if (word !== undefined && read !== undefined)
        hold(`${row.id} ${name}`, word, writtenOf(read));
    }
    const isOver = commitment.end !== null && commitment.end <= at;
    const readTo = readToOf(raw, commitment);
    if (isOver || at < commitment.start || state === "cancelled") continue;
    // How far it had been read at an earlier instant is not kept.
    if (readTo !== null && readTo > knownAt) ahead.set(commitment.id, "not-kept");
    if (readTo === null || readTo > knownAt) continue;
    const group = burnGroupOf(commitment, raw.commitments);
    const zone = zoneOfDays(commitment);
    const burn = readBurn(group, at, { readTo, zone });
    const toldBurn = toldBurnOf(commitment, group, burn, zone);
    hold(`${row.id} burn`, burnWordOf(row.figures.burnPerDay), burnWrittenOf(toldBurn));
    const forecast = readForecast(group, at, burn, zone);
    ahead.set(
      commitment.id,
      commitment.terms.flatMap(({ id }) => forecast.get(id) ?? []),
    );
    for (const [segmentId, outlook] of forecast) {
      const word = outlooks.get(segmentId);
      if (word !== undefined) hold(`${segmentId} outlook`, word, outlookWrittenOf(outlook));
    }
  }
  return ahead;
};

/** What the walk says of each running commitment's own segments; none where it says nothing. */
type Ahead = ReadonlyMap<string, readonly OutlookReading[] | "not-kept">;

/** The totals of what is still to come (ruling 30): what cannot be said of one is left out of the sum. */
const compareAhead = (
  hold: Hold,
  positions: readonly ToldPosition[],
  readings: readonly CommitmentReading[],
  ahead: Ahead,
  at: number,
): void => {
  for (const each of positions) {
    const key = [each.unit.kind, each.unit.code, each.side, each.pool].join(" ");
    const own = readings
      .filter((reading) => positionKey(reading) === key)
      .filter(({ figures }) => figures.committed !== "not-given")
      .map(({ commitment }) => commitment)
      .filter(({ start, end }) => start <= at && (end === null || at < end))
      .map(({ id }) => ahead.get(id) ?? []);
    if (own.includes("not-kept")) continue;
    const outlooks = own.flatMap((outlook) => (outlook === "not-kept" ? [] : [outlook]));
    const sum = (of: (outlook: OutlookReading) => Exact | null): Exact | null => {
      const said = outlooks.filter((segments) => segments.length > 0);
      const known = said
        .map((segments) => segments.map(of))
        .filter((parts) => !parts.includes(null));
      return known.length === 0 && outlooks.length > 0
        ? null
        : plus(zero, ...known.flat().flatMap((part) => part ?? []));
    };
    const unused = sum((outlook) => outlook.unused ?? zero);
    const compare = (name: string, read: Exact | null): void => {
      if (read !== null) hold(`${key} ${name}`, wordOf(each[name]), writtenOf(read));
    };
    if (each.pool === "balance") {
      compare(
        "atRisk",
        sum(({ overage }) => overage),
      );
      compare("lapseAhead", unused);
    }
    if (each.pool === "target" && outlooks.length > 0) compare("shortfallAhead", unused);
  }
};

const comparePositions = (
  hold: Hold,
  accountId: string,
  positions: readonly ToldPosition[],
  readings: readonly CommitmentReading[],
  at: number,
): void => {
  const told = positions.filter(({ pool }) => pool !== "hourly");
  const keyOf = ({ unit, side, pool }: ToldPosition) =>
    [unit.kind, unit.code, side, pool].join(" ");
  const keys = [...new Set(readings.map(positionKey))].sort();
  const isReadSince = readings.some(({ commitment }) => commitment.isReadSince);
  // Whether a target is still owed stands on its drafts.
  if (!isReadSince) hold(`positions of ${accountId}`, told.map(keyOf).sort().join(), keys.join());
  for (const each of told) {
    const key = keyOf(each);
    const own = readings.filter((reading) => positionKey(reading) === key);
    const { commitments, withoutAmount, figures } = readPosition(own, at);
    const name = `${accountId} ${key}`;
    if (isReadSince && each.pool === "target") continue;
    hold(`${name} count`, String(each.commitments), String(commitments));
    hold(`${name} without amount`, String(each.withoutAmount), String(withoutAmount));
    for (const figure of ofPositions) {
      if (isReadSince && onDrafts.includes(figure)) continue;
      const [read, said] = [figures[figure], each[figure]];
      // What ends soon is told of the whole book alone.
      if (read !== undefined && (said !== undefined || accountId === ""))
        hold(`${name} ${figure}`, wordOf(said), writtenOf(read));
    }
  }
};
