import { known } from "@/lib/domain/base/metric";
import {
  addDecimals,
  amountOf,
  type Decimal,
  isZero,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { columnOf, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { entryName } from "@/lib/format/entry-words";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { markRaw } from "@/lib/server/answers/mark-raw";
import {
  chargeSpanOf,
  proveByTerms,
  recordMax,
  toUncounted,
  vendorNotes,
} from "@/lib/server/answers/proof-parts";
import { notFound } from "@/lib/server/errors";
import type { Queryable } from "@/lib/store/database";
import {
  type ChargeLine,
  type Drawing,
  listChargeLines,
  listChargeRecords,
  listUncountedCharges,
} from "@/lib/store/read/list-charges";
import { findLedgerRow } from "@/lib/store/read/list-ledger-rows";
import type { Clocks } from "@/lib/store/read/statement";
import type { Proof } from "@/lib/wire/provenance";

/** One entry of the ledger: the charges it is made of, or the terms that opened or closed it. */
export const proveEntry = async (
  db: Queryable,
  own: CommitmentBook,
  clocks: Clocks,
  entryId: string,
  maySeeRaw: boolean,
): Promise<Proof> => {
  const { commitment } = own.standing.record;
  const filter = { accountId: commitment.accountId, commitmentId: commitment.id };
  const row = await findLedgerRow(db, own.scope, clocks, filter, entryId);
  if (row === null) throw notFound("ledger entry");
  const { entry } = row;
  const parts =
    entry.serviceStart !== null && commitment.measure !== null
      ? await proveByCharges(db, own, clocks, entry, commitment.measure, maySeeRaw)
      : await proveByGrant(db, own, clocks, entry, maySeeRaw);
  const metric = known(amountOf(entry.amount, entry.unit));
  return {
    title:
      entry.detail === null ? entryName(entry.kind) : `${entryName(entry.kind)}, ${entry.detail}`,
    value: { type: "amount", metric },
    origin: entry.origin,
    originNote: entry.vendorType === null ? entry.origin : `${entry.origin} as ${entry.vendorType}`,
    quotient: null,
    days: null,
    event: null,
    walk: null,
    vendor: null,
    vendorNote:
      entry.origin === "reported" ? "This entry is the vendor's own." : vendorNotes.derived,
    entries: [{ id: entry.id, label: entryName(entry.kind), at: entry.effectiveAt, metric }],
    entryCount: 1,
    ...parts,
  };
};

type Parts = Pick<Proof, "formula" | "inputs" | "notCounted" | "records" | "recordCount">;

const proveByCharges = async (
  db: Queryable,
  { scope, standing }: CommitmentBook,
  clocks: Clocks,
  entry: LedgerEntry,
  measure: Drawing["measure"],
  maySeeRaw: boolean,
): Promise<Parts> => {
  const span = chargeSpanOf(entry, standing);
  const drawing = { measure, unit: entry.unit };
  const [lines, uncounted, { records, recordCount }] = await Promise.all([
    listChargeLines(db, scope, clocks, span, drawing),
    listUncountedCharges(db, scope, clocks, span, drawing),
    listChargeRecords(db, scope, clocks, span, drawing, recordMax),
  ]);
  return {
    formula: {
      section: "3.14",
      left: entryName(entry.kind),
      right: !movesBalance(entry.kind)
        ? "Σ usage of the day − what the pool still covered (ruling 16)"
        : "Σ usage of the day, as far as the pool covers it (rulings 1, 16)",
    },
    inputs: chargeInputs(lines, entry),
    notCounted: uncounted.map(toUncounted),
    records: maySeeRaw
      ? records.map(({ amount, ...record }) => ({
          ...record,
          marks: markRaw(record.raw, [amount, entry.unit.code]),
        }))
      : [],
    recordCount,
  };
};

/** Services with the sign of the entry, then what another pool or nobody covered, then the entry. */
const chargeInputs = (lines: readonly ChargeLine[], entry: LedgerEntry): Proof["inputs"] => {
  const isMemo = !movesBalance(entry.kind);
  const signed = (amount: Decimal): Decimal => (isMemo ? amount : negateDecimal(amount));
  const services = byService(lines).map(([service, amount]) => ({
    label: service,
    origin: "reported" as const,
    metric: known(amountOf(signed(amount), entry.unit)),
    isResult: false,
  }));
  const consumed = sumDecimals(lines.map(({ amount }) => signed(amount)));
  const rest = subtractDecimals(entry.amount, consumed);
  return [
    ...services,
    ...(isZero(rest)
      ? []
      : [
          {
            label: isMemo ? "Covered by the pool" : "Beyond this pool: overage or another segment",
            origin: "derived" as const,
            metric: known(amountOf(rest, entry.unit)),
            isResult: false,
          },
        ]),
    {
      label: entryName(entry.kind),
      origin: entry.origin,
      metric: known(amountOf(entry.amount, entry.unit)),
      isResult: true,
    },
  ];
};

const byService = (lines: readonly ChargeLine[]): [string, Decimal][] => {
  const sums = new Map<string, Decimal>();
  for (const { service, amount } of lines) {
    sums.set(service, addDecimals(sums.get(service) ?? "0", amount));
  }
  return [...sums];
};

const proveByGrant = async (
  db: Queryable,
  own: CommitmentBook,
  clocks: Clocks,
  entry: LedgerEntry,
  maySeeRaw: boolean,
): Promise<Parts> => {
  const segment = own.standing.segments.find((each) => each.segment.id === entry.segmentId);
  const line = (label: string, amount: Decimal, isResult = false): Proof["inputs"][number] => ({
    label,
    origin: label === "Granted" ? "reported" : entry.origin,
    metric: known(amountOf(amount, entry.unit)),
    isResult,
  });
  const { model } = own.standing.record.commitment;
  const isDerived = entry.origin === "derived" && model === "discontinuous";
  const isExpiry = isDerived && columnOf(entry.kind) === "expiry" && segment !== undefined;
  return {
    formula: isExpiry
      ? { section: "3.2", left: "Expired unused", right: "−(Granted − Drawn) when the term ends" }
      : {
          section: entry.origin === "reported" ? "3.12" : "3.2",
          left: entryName(entry.kind),
          right:
            entry.origin === "reported"
              ? "the vendor's own entry, with its sign as given"
              : "as the terms say",
        },
    inputs: isExpiry
      ? [
          line("Granted", negateDecimal(segment.granted ?? "0")),
          line("Drawn", segment.drawn),
          ...(isZero(segment.otherMovements)
            ? []
            : [line("Other movements", negateDecimal(segment.otherMovements))]),
          line(entryName(entry.kind), entry.amount, true),
        ]
      : [line(entryName(entry.kind), entry.amount, true)],
    notCounted: [],
    ...(await proveByTerms(db, own, clocks, maySeeRaw)),
  };
};
