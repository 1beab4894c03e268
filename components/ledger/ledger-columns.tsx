import { Figure } from "@/components/figures/figure";
import { entryDay, entryDetail } from "@/components/ledger/entry-text";
import { Swatch } from "@/components/marks/swatch";
import { MiddleCut } from "@/components/ui/middle-cut";
import type { Column } from "@/components/ui/table-column";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import { entryMark, entryName, hourlyEntryName } from "@/lib/format/entry-words";
import { formatExactInstant } from "@/lib/format/format-date";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

type LedgerColumns = {
  readonly onOpen: (entry: WireLedgerEntry) => void;
  /** Across commitments the name says whose entry it is. */
  readonly isAcross?: boolean;
  /** Bought by the hour: entries of a day, in words of their own. */
  readonly isHourly?: boolean;
  /** The vendor keeps the ledger itself: its own words and invoices are shown. */
  readonly isReported?: boolean;
};

const isDraft = ({ status }: WireLedgerEntry): boolean => status === "draft";

/** The vendor's own word without whose it is: the page says that. All of it stands on hover. */
const ownWord = (vendorType: string): string =>
  vendorType.replace(/^(PREPAID_COMMIT|POSTPAID_COMMIT|CREDIT)_/, "");

/** What the second line of a phone says after the day. */
const phoneNote = (
  entry: WireLedgerEntry,
  { isAcross, isHourly }: Pick<LedgerColumns, "isAcross" | "isHourly">,
): string => {
  if (isAcross) return entry.commitmentName;
  return entry.status === "draft" ? "pending" : entryDetail(entry, isHourly);
};

/** What draws is made of charges. */
const drawing = kindsIn("drawdown", "overage");

export const ledgerColumns = ({
  onOpen,
  isAcross = false,
  isHourly = false,
  isReported = false,
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
          title={
            drawing.includes(entry.kind) && !isHourly && !isReported
              ? "Open by service and project"
              : "Open the proof"
          }
          type="button"
        >
          <Swatch meaning={isDraft(entry) ? "pending" : entryMark(entry.kind)} />
          {isHourly ? hourlyEntryName(entry.kind) : entryName(entry.kind)}
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
            <span
              className="block truncate text-ink2"
              title={`${entryDetail(entry, isHourly)}${entry.vendorType ? `, ${entry.vendorType}` : ""}`}
            >
              {(!isReported || entry.detail !== null) && entryDetail(entry, isHourly)}{" "}
              {isReported && entry.vendorType && (
                <span className="font-mono text-id text-ink3">{ownWord(entry.vendorType)}</span>
              )}
            </span>
          ),
        },
    isReported ? invoiceColumn : null,
    {
      id: "status",
      label: "Status",
      width: "88px",
      priority: 2,
      cell: ({ isMemo, status, origin }) => (
        <span className={status === "draft" ? "text-pending-text" : "text-ink3"}>
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
      cell: ({ amount, unit, isMemo, status }) => (
        <Figure
          isMemo={isMemo}
          isMovement={!isMemo}
          tone={isMemo ? "overage" : status === "draft" ? "pending" : "ink"}
          value={{ amount, unit }}
        />
      ),
    },
    isAcross && !isReported
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

const invoiceColumn: Column<WireLedgerEntry> = {
  id: "invoice",
  label: "Invoice",
  width: "112px",
  priority: 3,
  cell: ({ invoiceId }) =>
    invoiceId === null ? (
      <span className="text-ink3">–</span>
    ) : (
      <MiddleCut isMono text={invoiceId} />
    ),
};
