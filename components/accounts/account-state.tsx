import { FreshnessMark } from "@/components/marks/freshness-mark";
import type { AccountRow } from "@/lib/wire/account";

type AccountLike = Pick<AccountRow, "access" | "state" | "reason">;

/** How far this account could be read, in words; an unread account is never an empty one. */
export const AccountState = ({ account }: { readonly account: AccountLike }) => {
  const { access, state, reason } = account;
  const title = reason ? { title: reason } : {};
  if (access === "needs-sign-in") {
    return (
      <FreshnessMark
        state="incomplete"
        text="Needs sign-in"
        title="The team asks for single sign-on before this token may read it."
      />
    );
  }
  if (access === "forbidden") return <FreshnessMark state="failed" text="Not allowed" {...title} />;
  if (state === "never-read")
    return <FreshnessMark state="never-read" text="Not read yet" {...title} />;
  return <FreshnessMark state={state} {...title} />;
};
