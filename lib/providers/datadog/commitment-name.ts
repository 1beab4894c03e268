import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { CommitmentRow } from "@/lib/providers/datadog/api-schema";
import type { Kind } from "@/lib/providers/datadog/kinds";
import { label } from "@/lib/providers/words";

export type Named = {
  readonly kind: Kind;
  readonly row: CommitmentRow;
  readonly externalId: string;
  /** Null when the row does not say. */
  readonly perHour: Decimal | null;
  readonly unit: Unit;
};

/** "12 × m6i.2xlarge, eu-west-1", "Compute savings plan, 14.25 USD/h": of the row's own fields only. */
export const nameCommitment = ({ kind, row, externalId, perHour, unit }: Named): string => {
  const hourly = perHour === null ? null : `${perHour} ${unit.code}/h`;
  const count = perHour === null ? "" : `${perHour} × `;
  const machine = label(row.instance_type);
  const listed = (...parts: readonly (string | null)[]): string =>
    parts.filter((part) => part !== null).join(", ");
  switch (kind) {
    case "ec2-reservation":
      return listed(`${count}${machine ?? "EC2 reservation"}`, label(row.region));
    case "rds-reservation":
      return listed(
        `${count}${machine ?? "RDS reservation"}`,
        label(row.database_engine),
        label(row.region),
      );
    case "elasticache-reservation":
      return listed(
        `${count}${machine ?? "ElastiCache reservation"}`,
        label(row.cache_engine),
        label(row.region),
      );
    case "aws-savings-plan":
      return listed(namePlan(label(row.savings_plan_type)), hourly);
    case "azure-reservation":
      return listed(
        label(row.benefit_name),
        `${count}${machine ?? "VM reservation"}`,
        label(row.region),
      );
    case "azure-savings-plan":
      return listed(label(row.benefit_name), "compute savings plan", hourly);
    case "unknown":
      return listed(`Unknown commitment ${shorten(externalId)}`, label(row.region));
  }
};

const planWords: Readonly<Record<string, string>> = {
  EC2Instance: "EC2 instance",
};

/** "ComputeSavingsPlans" in words; what is not of that form stays as it is. */
const namePlan = (type: string | null): string => {
  if (type === null) return "Savings plan";
  const [, what] = /^(\w+?)SavingsPlans?$/.exec(type) ?? [];
  return what === undefined ? type : `${planWords[what] ?? what} savings plan`;
};

/** Identifiers may be long paths: both ends tell them apart. */
const shorten = (id: string): string =>
  id.length <= 40 ? id : `${id.slice(0, 18)}…${id.slice(-18)}`;
