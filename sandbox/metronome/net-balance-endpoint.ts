import { type Answer, jsonAnswer } from "@/sandbox/http/answer";
import { jsonNumber } from "@/sandbox/json-text";
import type { BalanceFilter, Body } from "@/sandbox/metronome/body-rules";
import { USD } from "@/sandbox/metronome/credit-types";
import { vendorBalanceAt } from "@/sandbox/metronome/expected";
import type { Commitment, CustomerBook } from "@/sandbox/metronome/model";

const KINDS = { PREPAID: "PREPAID_COMMIT", POSTPAID: "POSTPAID_COMMIT", CREDIT: "CREDIT" } as const;

/** Everything that one filter says has to be true. */
const passes = ({ id, type, terms }: Commitment, filter: BalanceFilter): boolean =>
  (filter.balance_types?.includes(KINDS[type]) ?? true) &&
  (filter.ids?.includes(id) ?? true) &&
  Object.entries(filter.custom_fields ?? {}).every(
    ([name, value]) => terms.custom_fields?.[name] === value,
  );

/** Of one credit type, US dollars unless another is named; of several filters one is enough. */
export const answerNetBalance = (
  book: CustomerBook,
  { body, now }: { readonly body: Body; readonly now: number },
): Answer => {
  const unit = String(body.credit_type_id ?? USD.id);
  const filters = body.filters ?? [];
  const mode = body.invoice_inclusion_mode ?? "FINALIZED_AND_DRAFT";
  const total = book.commitments
    .filter(({ accessType }) => accessType === "SPEND")
    .filter(({ creditType }) => (creditType ?? USD).id === unit)
    .filter((one) => filters.length === 0 || filters.some((filter) => passes(one, filter)))
    .reduce((sum, commitment) => sum + vendorBalanceAt(commitment, now, mode), 0n);
  return jsonAnswer(200, { data: { balance: jsonNumber(total), credit_type_id: unit } });
};
