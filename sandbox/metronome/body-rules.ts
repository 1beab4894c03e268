import type { SandboxRequest } from "@/sandbox/http/answer";

export type BalanceFilter = {
  readonly balance_types?: readonly string[];
  readonly ids?: readonly string[];
  readonly custom_fields?: Readonly<Record<string, string>>;
};

/** A body that kept its rules; which of its members may be there is in the rules below. */
export type Body = Readonly<Record<string, unknown>> & {
  readonly filters?: readonly BalanceFilter[];
  readonly invoice_inclusion_mode?: "FINALIZED" | "FINALIZED_AND_DRAFT";
};
export type CheckedBody =
  | { readonly isValid: true; readonly value: Body }
  | { readonly isValid: false; readonly message: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

type Rule = (value: unknown) => boolean;
export type Rules = Readonly<Record<string, Rule>>;

const isText: Rule = (value) => typeof value === "string";
export const isUuid: Rule = (value) => typeof value === "string" && UUID.test(value);
const isTime: Rule = (value) =>
  typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
const isFlag: Rule = (value) => typeof value === "boolean";
const isLimit: Rule = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 25;
const isMode: Rule = (value) => value === "FINALIZED" || value === "FINALIZED_AND_DRAFT";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isListOf =
  (holds: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.every(holds);

const isBalanceType: Rule = (value) =>
  value === "PREPAID_COMMIT" || value === "POSTPAID_COMMIT" || value === "CREDIT";

const FILTER_RULES: Rules = {
  balance_types: isListOf(isBalanceType),
  ids: isListOf(isUuid),
  custom_fields: (value) => isObject(value) && Object.values(value).every(isText),
};

const isFilter: Rule = (value) =>
  isObject(value) &&
  Object.entries(value).every(([name, member]) => FILTER_RULES[name]?.(member) ?? false);

export const LIST_RULES: Rules = {
  customer_id: isUuid,
  covering_date: isTime,
  starting_at: isTime,
  effective_before: isTime,
  include_archived: isFlag,
  include_ledgers: isFlag,
  include_balance: isFlag,
  limit: isLimit,
  next_page: isText,
};
export const listRules = (id: string, flag: string): Rules => ({
  ...LIST_RULES,
  [id]: isUuid,
  [flag]: isFlag,
});
export const CONTRACTS_RULES: Rules = {
  customer_id: isUuid,
  covering_date: isTime,
  starting_at: isTime,
  include_archived: isFlag,
  include_ledgers: isFlag,
  include_balance: isFlag,
};
export const CONTRACT_RULES: Rules = {
  customer_id: isUuid,
  contract_id: isUuid,
  as_of_date: isTime,
  include_ledgers: isFlag,
  include_balance: isFlag,
};
export const NET_RULES: Rules = {
  customer_id: isUuid,
  credit_type_id: isUuid,
  filters: isListOf(isFilter),
  invoice_inclusion_mode: isMode,
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const invalid = (message: string): CheckedBody => ({ isValid: false, message });

export const readBody = ({ headers, body }: SandboxRequest, rules: Rules): CheckedBody => {
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) {
    return invalid("The content type must be application/json");
  }
  const value = parsed(body);
  if (!isObject(value)) return invalid("The body must be a JSON object");
  const required = ["customer_id", ...(rules === CONTRACT_RULES ? ["contract_id"] : [])];
  const missing = required.find((name) => !(name in value));
  if (missing) return invalid(`body must have required property '${missing}'`);
  const wrong = Object.entries(value).find(([name, member]) => !rules[name]?.(member));
  return wrong ? invalid(`body/${wrong[0]} is not valid`) : { isValid: true, value };
};
