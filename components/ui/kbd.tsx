/** A key of the keyboard. */
export const Kbd = ({ children }: { readonly children: string }) => (
  <kbd className="inline-flex h-[18px] min-w-4 items-center justify-center rounded-tag border border-line2 px-1 font-sans text-axis text-ink2">
    {children}
  </kbd>
);
