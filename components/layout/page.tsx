import type { ReactNode } from "react";

/** The sheet a page is printed on: full width, growing to 1440 px between its margins. */
export const Page = ({ children }: { readonly children: ReactNode }) => (
  <main
    className="mx-auto w-full max-w-[1520px] px-(--page-margin) pt-5 pb-16 max-sm:pt-4 print:p-0"
    id="main"
    tabIndex={-1}
  >
    {children}
  </main>
);
