import { Button } from "@/components/ui/button";
import type { Column } from "@/components/ui/table-column";
import type { Instant } from "@/lib/domain/base/period";
import { roleWords } from "@/lib/format/access-words";
import { formatAge } from "@/lib/format/format-age";
import type { WirePerson } from "@/lib/wire/access";

export const peopleColumns = (
  accounts: number,
  now: Instant,
  onChange: (person: WirePerson) => void,
): readonly Column<WirePerson>[] => [
  {
    id: "person",
    label: "Person",
    isName: true,
    phone: "title",
    cell: ({ name, isYou }) => (
      <>
        {name} {isYou && <span className="font-normal text-ink3">you</span>}
      </>
    ),
  },
  { id: "email", label: "E-mail", phone: "note", cell: ({ email }) => email },
  {
    id: "role",
    label: "Role",
    phone: "value",
    cell: ({ role, isLinked, isShut }) => (
      <>
        {roleWords[role].name}{" "}
        {isLinked && (
          <span className={isShut ? "text-overage" : "text-ink3"}>
            {isShut ? "in no group any more" : "by single sign-on"}
          </span>
        )}
      </>
    ),
  },
  {
    id: "accounts",
    label: "Accounts",
    align: "number",
    priority: 2,
    cell: ({ role, accountIds }) =>
      role === "account-manager" ? (
        `${accountIds.length} of ${accounts}`
      ) : (
        <span className="text-ink3">all {accounts}</span>
      ),
  },
  {
    id: "seen",
    label: "Last seen",
    align: "number",
    priority: 3,
    cell: ({ lastSeenAt }) => (
      <span className="text-ink3">
        {lastSeenAt === null ? "not yet" : formatAge(lastSeenAt, now)}
      </span>
    ),
  },
  {
    id: "sessions",
    label: "Sessions now",
    align: "number",
    isAnswer: true,
    phone: "meta",
    cell: ({ sessionsOpen }) => (sessionsOpen === 0 ? "–" : sessionsOpen),
  },
  {
    id: "change",
    label: <span className="sr-only">Change</span>,
    align: "number",
    cell: (person) => (
      <Button aria-label={`Change ${person.name}`} look="quiet" onClick={() => onChange(person)}>
        Change
      </Button>
    ),
  },
];
