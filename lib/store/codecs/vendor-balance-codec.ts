import type { VendorBalance } from "@/lib/domain/base/commitment";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { decimal, ownAccount, unit } from "@/lib/store/codecs/field-kinds";

export const vendorBalanceCodec = defineFactCodec<VendorBalance>("vendor_balances", {
  accountId: ownAccount,
  amount: decimal("amount"),
  unit,
});
