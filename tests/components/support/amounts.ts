import type { Amount } from "@/lib/domain/base/money";

export const usd = (amount: string): Amount => ({
  amount,
  unit: { kind: "currency", code: "USD" },
});

export const miu = (amount: string): Amount => ({
  amount,
  unit: { kind: "quantity", code: "MIUs" },
});
