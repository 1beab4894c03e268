import type { Metadata } from "next";
import { PasswordSignIn } from "@/app/sign-in/password-sign-in";
import { SignInLayout } from "@/components/sign-in/sign-in-layout";
import { leaveWhenSignedIn } from "@/lib/server/page-viewer";
import { toReturnPath } from "@/lib/server/return-path";

export const metadata: Metadata = { title: "Sign in" };

const SignInPage = async ({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly from?: string | string[] }>;
}) => {
  const { from } = await searchParams;
  const returnPath = toReturnPath(typeof from === "string" ? from : null);
  await leaveWhenSignedIn(returnPath);
  return (
    <SignInLayout>
      <PasswordSignIn returnPath={returnPath} />
    </SignInLayout>
  );
};

export default SignInPage;
