import { findValue, type Metric } from "@/lib/domain/base/metric";
import { compareDecimals, type Decimal } from "@/lib/domain/base/money";
import { isRisk } from "@/lib/domain/forecast/what-comes";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import type { CommitmentQuery } from "@/lib/wire/commitment";

type Order = (left: Standing, right: Standing) => number;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const byName: Order = ({ record: left }, { record: right }) =>
  collator.compare(left.commitment.name, right.commitment.name) ||
  compareText(left.commitment.start, right.commitment.start) ||
  compareText(left.commitment.id, right.commitment.id);

/** An account's own terms newest first. */
const byAccount: Order = ({ record: left }, { record: right }) => {
  if (left.commitment.accountId !== right.commitment.accountId) {
    return (
      collator.compare(left.accountName, right.accountName) ||
      compareText(left.commitment.accountId, right.commitment.accountId)
    );
  }
  return (
    compareText(right.commitment.start, left.commitment.start) ||
    collator.compare(left.commitment.name, right.commitment.name) ||
    compareText(left.commitment.id, right.commitment.id)
  );
};

const byEnd: Order = ({ record: left }, { record: right }) =>
  compareText(left.commitment.end ?? "~", right.commitment.end ?? "~");

/** The nearest date first; what is no risk follows in the order of its end. */
const byRisk: Order = (left, right) =>
  compareText(riskDate(left), riskDate(right)) || byEnd(left, right) || byAccount(left, right);

const riskDate = ({ whatComes }: Standing): string =>
  isRisk(whatComes) && "at" in whatComes ? whatComes.at : "~";

type Sort = (standings: readonly Standing[]) => Standing[];

const sortBy =
  (order: Order): Sort =>
  (standings) =>
    [...standings].sort(order);

/** What has no number comes last in both directions. Each number is worked out once. */
const sortByNumber =
  (of: (standing: Standing) => Metric<Decimal>, direction: 1 | -1): Sort =>
  (standings) =>
    standings
      .map((standing) => ({ standing, value: findValue(of(standing)) }))
      .sort((left, right) => {
        if (left.value === null || right.value === null) {
          return (
            Number(left.value === null) - Number(right.value === null) ||
            byAccount(left.standing, right.standing)
          );
        }
        return (
          direction * compareDecimals(left.value, right.value) ||
          byAccount(left.standing, right.standing)
        );
      })
      .map(({ standing }) => standing);

/** Every order is total, so that a page ends at one row and the next begins after it. */
export const sortCommitments: Readonly<Record<CommitmentQuery["sort"], Sort>> = {
  account: sortBy(byAccount),
  name: sortBy(byName),
  end: sortBy((left, right) => byEnd(left, right) || byAccount(left, right)),
  "-end": sortBy((left, right) => byEnd(right, left) || byAccount(left, right)),
  available: sortByNumber(({ figures }) => figures.available, 1),
  "-available": sortByNumber(({ figures }) => figures.available, -1),
  utilization: sortByNumber(({ figures }) => figures.utilization, 1),
  "-utilization": sortByNumber(({ figures }) => figures.utilization, -1),
  risk: sortBy(byRisk),
};
