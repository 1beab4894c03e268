/** The ink of a figure. A negative number is never red by itself. */
export type Tone =
  | "ink"
  | "ink2"
  | "ink3"
  | "drawn"
  | "available"
  | "pending"
  | "lapsed"
  | "overage"
  | "postpaid";

export const toneClass: Readonly<Record<Tone, string>> = {
  ink: "text-ink",
  ink2: "text-ink2",
  ink3: "text-ink3",
  drawn: "text-drawn",
  available: "text-available-text",
  pending: "text-pending-text",
  lapsed: "text-lapsed-text",
  overage: "text-overage",
  postpaid: "text-postpaid",
};
