"use client";

import { useState } from "react";
import { InviteForm } from "@/components/access/invite-form";
import { MadeSecret } from "@/components/access/made-secret";
import { peopleColumns } from "@/components/access/people-columns";
import { PersonForm } from "@/components/access/person-form";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { usePeople, useWithdrawInvitation } from "@/lib/client/access";
import { roleWords } from "@/lib/format/access-words";
import { formatDay, formatInstant } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { WireLink, WirePeople, WirePerson } from "@/lib/wire/access";

type Shown =
  | { readonly kind: "nothing" }
  | { readonly kind: "invite" }
  | { readonly kind: "person"; readonly person: WirePerson }
  | { readonly kind: "link"; readonly link: WireLink };

/** Everybody who may sign in, and who was asked to join. What is being made stands above the rows. */
export const PeopleSection = () => {
  const query = usePeople();
  const [shown, setShown] = useState<Shown>({ kind: "nothing" });
  const close = () => setShown({ kind: "nothing" });
  const showLink = (link: WireLink) => setShown({ kind: "link", link });
  return (
    <AsyncSection
      errorTitle="The people could not be read"
      loading={<LoadingRows labels={["Person", "E-mail", "Role"]} rows={4} />}
      query={query}
    >
      {({ data, meta }) => (
        <>
          {shown.kind === "nothing" && (
            <Button className="mb-3" onClick={() => setShown({ kind: "invite" })}>
              Invite
            </Button>
          )}
          {shown.kind === "invite" && <InviteForm onCancel={close} onMade={showLink} />}
          {shown.kind === "person" && (
            <PersonForm
              key={shown.person.id}
              onDone={close}
              onLink={showLink}
              person={shown.person}
            />
          )}
          {shown.kind === "link" && (
            <MadeSecret
              note={`works once, until ${formatInstant(shown.link.expiresAt)}`}
              onDone={close}
              secret={shown.link.link}
              title="Send this link"
            />
          )}
          <DataTable
            columns={peopleColumns(data.accounts, meta.knownAt, (person) =>
              setShown({ kind: "person", person }),
            )}
            label="People"
            rowKey={({ id }) => id}
            rows={data.people}
          />
          <Invitations data={data} />
          <p className="mt-3 text-note text-ink3">
            {countOf(data)} What was changed stands in the{" "}
            <Link className="underline" to={paths.access({ tab: "audit" })}>
              audit log
            </Link>
            .
          </p>
        </>
      )}
    </AsyncSection>
  );
};

const countOf = ({ people }: WirePeople): string => {
  const admins = people.filter(({ role }) => role === "admin").length;
  return `${people.length} ${people.length === 1 ? "person" : "people"}, ${admins} of them ${admins === 1 ? "an administrator: the last one cannot be removed" : "administrators"}.`;
};

const Invitations = ({ data }: { readonly data: WirePeople }) => {
  const withdraw = useWithdrawInvitation();
  return (
    <ul>
      {data.invitations.map(({ id, name, email, role, madeBy, createdAt, expiresAt }) => (
        <li
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-1.5"
          key={id}
        >
          <span className="font-heading">{name}</span>
          <span>{email}</span>
          <span>{roleWords[role].name}</span>
          <span className="text-ink3">
            invited {formatDay(createdAt)} by {madeBy}, link until {formatDay(expiresAt)}
          </span>
          <Button
            className="ml-auto"
            disabled={withdraw.isPending}
            look="quiet"
            onClick={() => withdraw.mutate(id)}
          >
            Withdraw
          </Button>
        </li>
      ))}
    </ul>
  );
};
