/** Where an arrow leads; undefined for keys that are none of ours, null to let go. */
export const stepTo = (
  key: string,
  from: number | null,
  count: number,
): number | null | undefined => {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, (from ?? -1) + 1);
    case "ArrowLeft":
      return Math.max(0, (from ?? count) - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return from === null ? undefined : null;
    default:
      return undefined;
  }
};
