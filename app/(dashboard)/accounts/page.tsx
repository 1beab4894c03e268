import type { Metadata } from "next";
import { AccountsView } from "@/components/accounts/accounts-view";

export const metadata: Metadata = { title: "Accounts" };

const AccountsPage = () => <AccountsView />;

export default AccountsPage;
