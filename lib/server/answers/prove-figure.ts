import { findValue, flatMetric, known } from "@/lib/domain/base/metric";
import { isZero, type Unit } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { opensOf, type ProvenFigure, standsOn } from "@/lib/domain/figures/provable";
import { burnGroupOf, isRestricted } from "@/lib/domain/forecast/burn-group";
import { proofAccountOf } from "@/lib/domain/proof/proof-account";
import type { ProvenStream } from "@/lib/domain/proof/proof-types";
import { burnSpanOf } from "@/lib/domain/standing/foresee";
import { originOf, type Standing } from "@/lib/domain/standing/standing";
import { figureTitle } from "@/lib/format/figure-words";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric, toWhatComes } from "@/lib/server/answers/figures";
import {
  proveByTerms,
  toProofEntry,
  toUncounted,
  vendorNotes,
} from "@/lib/server/answers/proof-parts";
import { quotientOf } from "@/lib/server/answers/proof-quotient";
import { walkOf } from "@/lib/server/answers/proof-walk";
import { vendorFigure } from "@/lib/server/answers/vendor-figure";
import type { Queryable } from "@/lib/store/database";
import { listUncountedCharges } from "@/lib/store/read/list-charges";
import { listProofEntries } from "@/lib/store/read/list-proof-entries";
import type { Clocks } from "@/lib/store/read/statement";
import type { Proof } from "@/lib/wire/provenance";

const entryMax = 20;

/** A figure of a commitment: its account, the entries behind it, what was left out, the terms. */
export const proveFigure = async (
  db: Queryable,
  own: CommitmentBook,
  clocks: Clocks,
  figure: ProvenFigure,
  maySeeRaw: boolean,
): Promise<Proof> => {
  const { standing, scope } = own;
  const { commitment } = standing.record;
  const { unit } = commitment;
  const account = proofAccountOf(standing, figure, streamOf(own), clocks.asOf);
  const selection = {
    accountId: commitment.accountId,
    commitmentIds: [...new Set(account.segments.map(({ segment }) => segment.commitmentId))],
    kinds: account.kinds,
    segmentIds: account.segments.map(({ segment }) => segment.id),
    status: account.status,
    within: account.within,
  };
  const [{ entries, entryCount }, uncounted, terms] = await Promise.all([
    listProofEntries(db, scope, clocks, selection, entryMax),
    uncountedOf(db, own, clocks, figure),
    proveByTerms(db, own, clocks, maySeeRaw),
  ]);
  const origin = figure === "committed" ? "reported" : originOf(commitment);
  return {
    title: figureTitle(figure, poolOf(commitment), originOf(commitment)),
    value:
      account.value.type === "ratio"
        ? { type: "ratio", metric: account.value.metric }
        : { type: "amount", metric: toAmountMetric(account.value.metric, unit) },
    origin,
    originNote:
      entryCount === 0
        ? `${origin}, ${account.kinds.length === 0 ? "as the terms say" : "without any entry"}`
        : `${origin} from ${entryCount} ${entryCount === 1 ? "entry" : "entries"}`,
    formula: account.formula,
    quotient: quotientOf(own, figure),
    days: figure === "pace" ? flatMetric(standing.figures.pace, ({ days }) => days) : null,
    event: figure === "whatComes" ? toWhatComes(standing.whatComes, unit) : null,
    inputs: account.lines.map(({ metric, ...line }) => ({
      ...line,
      metric: toAmountMetric(metric, unit),
    })),
    vendor: vendorFigure(standing, figure, clocks.asOf),
    vendorNote: vendorNotes[originOf(commitment)],
    notCounted: [
      ...otherSegments(standing, figure, clocks.asOf, unit),
      ...overageLine(standing, figure, unit),
      ...uncounted.map(toUncounted),
      ...(figure === "burn" ? [] : otherTerms(own, unit)),
    ],
    walk: opensOf(figure) === "walk" ? walkOf(own) : null,
    entries: entries.map((entry) => toProofEntry(entry, unit)),
    entryCount,
    ...terms,
  };
};

/** All terms of the account that the same charges feed: the burn rate is measured over them. */
const streamOf = ({ standing, siblings, spans }: CommitmentBook): ProvenStream => {
  const { commitment } = standing.record;
  const key = burnGroupOf(commitment);
  const sharing = isRestricted(commitment)
    ? [standing]
    : siblings.filter(({ record }) => burnGroupOf(record.commitment) === key);
  return {
    span: burnSpanOf(commitment, spans),
    segments: sharing.flatMap(({ segments }) => segments),
    names: new Map(siblings.map(({ record }) => [record.commitment.id, record.commitment.name])),
  };
};

/** Charge rows inside the term that draw nothing. */
const uncountedOf = (
  db: Queryable,
  { standing, scope }: CommitmentBook,
  clocks: Clocks,
  figure: ProvenFigure,
) => {
  const { start, end, measure, unit } = standing.record.commitment;
  if (measure === null || standsOn(figure) !== "use") return [];
  const span = { start, end: end ?? clocks.asOf };
  return listUncountedCharges(db, scope, clocks, span, { measure, unit });
};

const ofOpenSegments: ReadonlySet<ProvenFigure> = new Set(["settled", "available", "exposure"]);

const otherSegments = (
  { segments, record }: Standing,
  figure: ProvenFigure,
  at: Instant,
  unit: Unit,
): Proof["notCounted"] => {
  if (!ofOpenSegments.has(figure)) return [];
  const isTarget = record.commitment.shape === "build-up";
  return segments
    .filter(({ segment }) => (isTarget ? segment.start > at : !contains(segment, at)))
    .map(({ segment }) => {
      const isToCome = segment.start > at;
      return {
        label: `${segment.name}, ${isToCome ? "not yet open" : "ended"}`,
        metric:
          isToCome && segment.granted !== null
            ? toAmountMetric(known(segment.granted), unit)
            : null,
        note: null,
      };
    });
};

const withoutOverage: ReadonlySet<ProvenFigure> = new Set([
  "drawn",
  "settled",
  "available",
  "utilization",
  "pace",
]);

const overageLine = (
  { figures }: Standing,
  figure: ProvenFigure,
  unit: Unit,
): Proof["notCounted"] => {
  const overage = findValue(figures.overage);
  if (!withoutOverage.has(figure) || overage === null || isZero(overage)) return [];
  return [
    {
      label: "Overage",
      metric: toAmountMetric(figures.overage, unit),
      note: "a memo, in no balance",
    },
  ];
};

const otherTerms = ({ standing, siblings }: CommitmentBook, unit: Unit): Proof["notCounted"] => {
  const { id, contractId } = standing.record.commitment;
  const others = siblings.filter(
    ({ record: { commitment } }) =>
      commitment.id !== id &&
      contractId !== null &&
      commitment.contractId === contractId &&
      commitment.unit.code === unit.code,
  );
  if (others.length === 0) return [];
  const count = `${others.length} ${others.length === 1 ? "term" : "terms"}`;
  return [
    { label: "Other terms of the contract", metric: null, note: `${count}, each its own pool` },
  ];
};
