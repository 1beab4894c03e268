import { classNames } from "@/components/ui/class-names";

/** Four rules of an account: two entries and the double rule that closes them. */
export const Mark = ({ className }: { readonly className?: string }) => (
  <svg
    aria-hidden="true"
    className={classNames("shrink-0", className)}
    fill="currentColor"
    height="14"
    width="16"
  >
    <path d="M0 0h16v2H0zM0 4h10v2H0zM0 9h16v1H0zM0 12.5h16v1H0z" />
  </svg>
);
