import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Column } from "@/components/ui/table-column";
import type { Instant } from "@/lib/domain/base/period";
import { roleWords } from "@/lib/format/access-words";
import { formatAge } from "@/lib/format/format-age";
import { formatDay } from "@/lib/format/format-date";
import type { WirePeople, WirePerson } from "@/lib/wire/access";

type Invitation = WirePeople["invitations"][number];

/** Somebody who may sign in, or somebody who was asked to join. */
export type PeopleRow =
  | { readonly kind: "invitation"; readonly of: Invitation }
  | { readonly kind: "person"; readonly of: WirePerson };

type PeopleActions = {
  readonly onChange: (person: WirePerson) => void;
  readonly onWithdraw: (invitationId: string) => void;
};

const muted = (text: ReactNode) => <span className="text-ink3">{text}</span>;

const signsInWith = (row: PeopleRow): ReactNode => {
  if (row.kind === "invitation")
    return muted(
      `Invited ${formatDay(row.of.createdAt)} by ${row.of.madeBy}, until ${formatDay(row.of.expiresAt)}`,
    );
  const { isShut, isLinked, hasPassword } = row.of;
  if (isShut) return <span className="text-pending-text">In no mapped group</span>;
  if (isLinked) return muted("Single sign-on");
  return muted(hasPassword ? "Password" : "No password yet");
};

const accountsOf = ({ of }: PeopleRow, accounts: number): ReactNode =>
  of.role === "account-manager"
    ? `${of.accountIds.length} of ${accounts}`
    : muted(`all ${accounts}`);

export const peopleColumns = (
  accounts: number,
  now: Instant,
  { onChange, onWithdraw }: PeopleActions,
): readonly Column<PeopleRow>[] => [
  {
    id: "person",
    label: "Person",
    isName: true,
    phone: "title",
    cell: ({ kind, of }) => (
      <>
        <strong className="font-heading">{of.name}</strong>{" "}
        {kind === "person" && of.isYou && muted("you")}
      </>
    ),
  },
  { id: "email", label: "E-mail", phone: "note", cell: ({ of }) => of.email },
  {
    id: "role",
    label: "Role",
    phone: "value",
    cell: ({ kind, of }) =>
      kind === "person" && of.isShut ? (
        <span className="text-pending-text">No role</span>
      ) : (
        roleWords[of.role].name
      ),
  },
  {
    id: "accounts",
    label: "Accounts",
    align: "number",
    priority: 2,
    cell: (row) => accountsOf(row, accounts),
  },
  { id: "with", label: "Signs in with", priority: 3, cell: signsInWith },
  {
    id: "seen",
    label: "Last seen",
    align: "number",
    priority: 3,
    cell: ({ kind, of }) =>
      muted(
        kind === "invitation" || of.lastSeenAt === null ? "not yet" : formatAge(of.lastSeenAt, now),
      ),
  },
  {
    id: "sessions",
    label: "Sessions now",
    align: "number",
    isAnswer: true,
    cell: ({ kind, of }) =>
      kind === "invitation" || of.sessionsOpen === 0 ? "–" : <strong>{of.sessionsOpen}</strong>,
  },
  {
    id: "change",
    label: <span className="sr-only">Change</span>,
    align: "number",
    phone: "meta",
    cell: ({ kind, of }) =>
      kind === "person" ? (
        <Button
          aria-label={`Change ${of.name}`}
          className="text-accent!"
          look="quiet"
          onClick={() => onChange(of)}
        >
          Change
        </Button>
      ) : (
        <Button
          aria-label={`Withdraw the invitation of ${of.name}`}
          className="text-accent!"
          look="quiet"
          onClick={() => onWithdraw(of.id)}
        >
          Withdraw
        </Button>
      ),
  },
];
