import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PasswordSignIn } from "@/app/sign-in/password-sign-in";
import { SignInLayout } from "@/components/sign-in/sign-in-layout";
import { getContext } from "@/lib/server/context";
import { forPage } from "@/lib/server/page-fault";
import { toReturnPath } from "@/lib/server/return-path";
import { findViewer } from "@/lib/server/viewer";

export const metadata: Metadata = { title: "Sign in" };

const SignInPage = async ({
  searchParams,
}: {
  readonly searchParams: Promise<{
    readonly from?: string | string[];
    readonly error?: string | string[];
  }>;
}) => {
  const { from, error } = await searchParams;
  const returnPath = toReturnPath(typeof from === "string" ? from : null);
  if (await forPage(async () => findViewer(await headers()))) redirect(returnPath);
  return (
    <SignInLayout>
      <PasswordSignIn
        error={typeof error === "string" ? error : null}
        issuerName={getContext().env.singleSignOn?.name ?? null}
        returnPath={returnPath}
      />
    </SignInLayout>
  );
};

export default SignInPage;
