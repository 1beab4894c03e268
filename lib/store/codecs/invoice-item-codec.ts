import type { InvoiceItem } from "@/lib/domain/base/commitment";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import { decimal, flag, instant, ownAccount, text, unit } from "@/lib/store/codecs/field-kinds";

export const invoiceItemCodec = defineFactCodec<InvoiceItem>("invoice_items", {
  accountId: ownAccount,
  commitmentId: text("commitment_id"),
  externalId: text("external_id"),
  at: instant("at"),
  amount: decimal("amount"),
  unit,
  invoiceId: nullable(text("invoice_id")),
  isInvoiced: flag("is_invoiced"),
});
