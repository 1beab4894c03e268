import type { ReactNode } from "react";
import { Wordmark } from "@/components/layout/wordmark";
import { RuledLedger } from "@/components/sign-in/ruled-ledger";

/** The form at the left; at the right a ledger that shows no data before somebody has signed in. */
export const SignInLayout = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex min-h-dvh">
    <main
      className="flex w-full flex-col justify-center px-4 py-10 md:w-[560px] md:shrink-0 md:px-36"
      id="main"
    >
      <div className="mx-auto w-full max-w-80 md:mx-0 md:w-80">
        <div className="mb-10">
          <Wordmark size="page" />
        </div>
        {children}
      </div>
    </main>
    <RuledLedger />
  </div>
);
