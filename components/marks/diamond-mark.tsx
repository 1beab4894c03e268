/** A date on which something is invoiced: filled where the vendor bills it. Drawn, since few fonts have it. */
export const DiamondMark = ({ isFilled }: { readonly isFilled: boolean }) => (
  <svg
    aria-hidden="true"
    className="inline-block align-[-1px]"
    height="9"
    viewBox="0 0 9 9"
    width="9"
  >
    <path
      d="M4.5.8 8.2 4.5 4.5 8.2.8 4.5z"
      fill={isFilled ? "currentColor" : "none"}
      stroke="currentColor"
    />
  </svg>
);
