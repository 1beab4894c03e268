import type { CommitmentRow } from "@/lib/providers/datadog/api-schema";
import { label } from "@/lib/providers/words";
import type { DatadogProduct } from "@/lib/sources/datadog";

export type Kind =
  | "ec2-reservation"
  | "rds-reservation"
  | "elasticache-reservation"
  | "aws-savings-plan"
  | "azure-reservation"
  | "azure-savings-plan"
  | "unknown";

/**
 * Rows have no word that says their kind: the call they answer and a field that only this kind has
 * decide, in this order. Every Azure reservation has all fields of an Azure savings plan, so the
 * call comes first. A kind nobody published is kept as "unknown".
 */
export const kindOf = ({ provider, type }: DatadogProduct, row: CommitmentRow): Kind => {
  const has = (field: keyof CommitmentRow): boolean => {
    const value = row[field];
    return typeof value === "string" && label(value) !== null;
  };
  switch (`${provider}/${type}` as const) {
    case "aws/ri":
      if (has("offering_class")) return "ec2-reservation";
      if (has("database_engine")) return "rds-reservation";
      return has("cache_engine") ? "elasticache-reservation" : "unknown";
    case "aws/sp":
      return has("savings_plan_type") ? "aws-savings-plan" : "unknown";
    case "azure/ri":
      return has("meter_sub_category") || has("status") ? "azure-reservation" : "unknown";
    case "azure/sp":
      if (has("meter_sub_category") || has("status")) return "unknown";
      return has("benefit_name") ? "azure-savings-plan" : "unknown";
  }
};

/** The vendor's own word for what was bought, where it has one. */
export const vendorTypeOf = (kind: Kind, row: CommitmentRow): string => {
  switch (kind) {
    case "ec2-reservation":
      return "EC2 reservation";
    case "rds-reservation":
      return "RDS reservation";
    case "elasticache-reservation":
      return "ElastiCache reservation";
    case "aws-savings-plan":
      return label(row.savings_plan_type) ?? "Savings plan";
    case "azure-reservation":
      return "Azure VM reservation";
    case "azure-savings-plan":
      return "Azure compute savings plan";
    case "unknown":
      return "Unknown";
  }
};
