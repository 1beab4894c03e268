import type { CreditType } from "@/sandbox/metronome/model";

export const USD: CreditType = {
  id: "2714e483-4ff1-48e4-9e25-ac732e8f24f2",
  name: "USD (cents)",
};
export const EUR: CreditType = { id: "5c7a4d10-93b1-4f0e-8a51-6d7f20b1e9c4", name: "EUR" };
export const JPY: CreditType = { id: "b1f6c2a8-1d4e-4a63-9c07-3e5a8d2f7b16", name: "JPY" };
export const AI_CREDITS: CreditType = {
  id: "e90d3b57-6a2c-4c18-b4f9-07c1a5d8e362",
  name: "AI credits",
};

export const CREDIT_TYPES: readonly (CreditType & { readonly isCurrency: boolean })[] = [
  { ...USD, isCurrency: true },
  { ...EUR, isCurrency: true },
  { ...JPY, isCurrency: true },
  { ...AI_CREDITS, isCurrency: false },
];
