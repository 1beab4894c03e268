import { Figure } from "@/components/figures/figure";
import { entryDay, entryDetail, entryWord } from "@/components/ledger/entry-words";
import { Swatch } from "@/components/marks/swatch";
import type { Column } from "@/components/ui/table-column";
import { formatExactInstant } from "@/lib/format/format-date";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

type LedgerColumns = {
  readonly onOpen: (entry: WireLedgerEntry) => void;
  /** Across commitments the name says whose entry it is, and no balance runs. */
  readonly isAcross?: boolean;
  /** Bought by the hour: entries of a day, in words of their own. */
  readonly isHourly?: boolean;
};

/** What the second line of a phone says after the day. */
const phoneNote = (
  entry: WireLedgerEntry,
  { isAcross, isHourly }: Pick<LedgerColumns, "isAcross" | "isHourly">,
): string => {
  if (isAcross) return entry.commitmentName;
  return entry.status === "draft" ? "pending" : entryDetail(entry, isHourly);
};

const opens = ({ kind }: WireLedgerEntry): boolean => kind === "drawdown" || kind === "overage";

export const ledgerColumns = ({
  onOpen,
  isAcross = false,
  isHourly = false,
}: LedgerColumns): Column<WireLedgerEntry>[] => {
  const columns: (Column<WireLedgerEntry> | null)[] = [
    {
      id: "day",
      label: "Effective",
      width: "96px",
      phone: "note",
      cell: (entry) => (
        <span
          className={isAcross ? undefined : "block truncate"}
          title={formatExactInstant(entry.effectiveAt)}
        >
          {entryDay(entry, isHourly)}
          <span className="sm:hidden">, {phoneNote(entry, { isAcross, isHourly })}</span>
        </span>
      ),
    },
    {
      id: "entry",
      label: "Entry",
      width: "126px",
      phone: "title",
      cell: (entry) => (
        <button
          className="figure-proves touch-target flex items-center gap-1.5"
          onClick={() => onOpen(entry)}
          title={opens(entry) && !isHourly ? "Open by service and project" : "Open the proof"}
          type="button"
        >
          <Swatch meaning={entryWord(entry, isHourly).meaning} />
          {entryWord(entry, isHourly).word}
        </button>
      ),
    },
    isAcross
      ? {
          id: "commitment",
          label: "Commitment",
          cell: ({ commitmentName }) => (
            <span className="block truncate" title={commitmentName}>
              {commitmentName}
            </span>
          ),
        }
      : {
          id: "detail",
          label: "Detail",
          cell: (entry) => (
            <span className="block truncate text-ink2" title={entryDetail(entry, isHourly)}>
              {entryDetail(entry, isHourly)}
            </span>
          ),
        },
    {
      id: "status",
      label: "Status",
      width: "88px",
      priority: 2,
      cell: ({ isMemo, status, origin }) => (
        <span className="text-ink3">
          {isMemo ? "Memo" : status === "draft" ? "Pending" : "Settled"}
          {origin === "derived" && (
            <span title="Computed by us from the vendor's charges">, derived</span>
          )}
        </span>
      ),
      className: "overflow-visible",
    },
    {
      id: "amount",
      label: "Amount",
      align: "number",
      width: "148px",
      suffixSlot: "28px",
      phone: "value",
      cell: ({ amount, unit, isMemo }) => (
        <Figure
          isMemo={isMemo}
          isMovement={!isMemo}
          tone={isMemo ? "overage" : "ink"}
          value={{ amount, unit }}
        />
      ),
    },
    isAcross
      ? null
      : {
          id: "balance",
          label: "Balance",
          align: "number",
          width: "148px",
          suffixSlot: "28px",
          phone: "meta",
          cell: ({ balance, isMemo }) =>
            isMemo ? <span className="text-ink3">not in balance</span> : <Figure value={balance} />,
        },
  ];
  return columns.filter((column) => column !== null);
};
