/** What a page of somebody else's answered when it was asked. */
export type HostAnswered =
  | { readonly kind: "silent"; readonly reason: string }
  | {
      readonly kind: "answers";
      readonly status: number;
      readonly embedderPolicy: string | null;
      readonly refusals: readonly string[];
    };

/** In one line, and whether something stands in the way of a frame there. */
export const hostWords = (
  host: HostAnswered,
): { readonly isHindered: boolean; readonly text: string } => {
  if (host.kind === "silent")
    return { isHindered: false, text: `not looked at: ${host.reason.replace(/\.$/, "")}` };
  const { status, embedderPolicy, refusals } = host;
  const answered = status === 200 ? "answers" : `answers ${status}`;
  if (refusals.length > 0)
    return { isHindered: true, text: `${answered}, its policy refuses: ${refusals.join(", ")}` };
  const coep =
    embedderPolicy === null || embedderPolicy === "unsafe-none"
      ? "no COEP"
      : `sends COEP ${embedderPolicy}, the frame will load`;
  return { isHindered: false, text: `${answered}, ${coep}` };
};
