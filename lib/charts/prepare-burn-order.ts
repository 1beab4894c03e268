import { findValue } from "@/lib/domain/base/metric";
import { isPositive, type Unit, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { AccountDetail, AccountPosition } from "@/lib/wire/account";
import type { CommitmentRow } from "@/lib/wire/commitment";

export type BurnRow = {
  /** Where it stands among the pools of its unit; null for what is owed, hourly or over. */
  readonly place: number | null;
  readonly row: CommitmentRow;
  readonly archivedAt: Instant | null;
};

export type BurnGroup = {
  readonly id: string;
  readonly kind: "usable" | "owed" | "hourly" | "ended";
  /** "USD" where several units stand under each other. */
  readonly name: string | null;
  readonly rows: readonly BurnRow[];
  /** What its pools come to together; only of what can be spent. */
  readonly position: AccountPosition | null;
};

type Account = Pick<AccountDetail, "burnOrder" | "positions" | "schedule">;

/**
 * Pools to spend from, unit by unit, in the order they are drawn; outside their totals what is owed
 * and what runs by the hour; last what is over.
 */
export const prepareBurnOrder = (account: Account, at: Instant): BurnGroup[] => {
  const archived = new Map(account.schedule.map((each) => [each.commitment.id, each.archivedAt]));
  const toRow = (row: CommitmentRow, place: number | null): BurnRow => ({
    place,
    row,
    archivedAt: archived.get(row.id) ?? null,
  });
  const open = account.burnOrder.filter((row) => !isOver(row, at));
  const of = (pool: AccountPosition["pool"]) => open.filter((row) => poolOfRow(row) === pool);
  const spendable = of("balance");
  const inOrder = [...account.positions, ...spendable].map(({ unit }) => unitText(unit));
  const units = [...new Set(inOrder)].filter((unit) =>
    spendable.some((row) => unitText(row.unit) === unit),
  );
  const without = (kind: "owed" | "hourly", rows: readonly CommitmentRow[]): BurnGroup => ({
    id: kind,
    kind,
    name: kind === "owed" ? "Owed by the customer" : "Bought by the hour",
    rows: rows.map((row) => toRow(row, null)),
    position: null,
  });
  const ended = account.burnOrder.filter((row) => isOver(row, at));
  return [
    ...units.map((unit) => ({
      id: `usable ${unit}`,
      kind: "usable" as const,
      name: units.length > 1 ? unit : null,
      rows: spendable
        .filter((row) => unitText(row.unit) === unit)
        .map((row, index) => toRow(row, index + 1)),
      position:
        account.positions.find((each) => each.pool === "balance" && unitText(each.unit) === unit) ??
        null,
    })),
    without("owed", of("target")),
    without("hourly", of("hourly")),
    {
      id: "ended",
      kind: "ended" as const,
      name: "Ended",
      rows: ended.map((row) => toRow(row, null)),
      position: null,
    },
  ].filter(({ rows }) => rows.length > 0);
};

/** What may be added up together: one pool, one unit. */
export const poolOfRow = ({
  shape,
  model,
}: Pick<CommitmentRow, "shape" | "model">): AccountPosition["pool"] =>
  model === "continuous" ? "hourly" : shape === "build-up" ? "target" : "balance";

/** A target past its period is not over while something is owed on it. */
const isOver = ({ state, end, figures }: CommitmentRow, at: Instant): boolean =>
  state === "expired" ||
  state === "cancelled" ||
  state === "superseded" ||
  (end !== null && end <= at && !isPositive(findValue(figures.exposure)?.amount ?? ZERO));

/** A unit where it names a group: in full, as the vendor writes it. */
export const unitText = ({ code }: Unit): string => code;
