import type { Metadata } from "next";
import { AccountView } from "@/components/accounts/account-view";

export const metadata: Metadata = { title: "Account" };

type AccountPageProps = { readonly params: Promise<{ accountId: string }> };

const AccountPage = async ({ params }: AccountPageProps) => {
  const { accountId } = await params;
  return <AccountView accountId={accountId} />;
};

export default AccountPage;
