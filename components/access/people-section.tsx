"use client";

import { useState } from "react";
import { InviteForm } from "@/components/access/invite-form";
import { type PeopleRow, peopleColumns } from "@/components/access/people-columns";
import { PersonForm } from "@/components/access/person-form";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { MadeSecret } from "@/components/ui/made-secret";
import { Notice } from "@/components/ui/notice";
import { usePeople, useWithdrawInvitation } from "@/lib/client/access";
import { formatInstant } from "@/lib/format/format-date";
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
  const withdraw = useWithdrawInvitation();
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
          {withdraw.error && <Notice kind="error" title={withdraw.error.message} />}
          <DataTable
            columns={peopleColumns(data.accounts, meta.knownAt, {
              onChange: (person) => setShown({ kind: "person", person }),
              onWithdraw: (id) => withdraw.mutate(id),
            })}
            label="People"
            rowKey={({ of }) => of.id}
            rows={rowsOf(data)}
            totals={[totalOf(data)]}
          />
          <p className="mt-3 text-note text-ink3">
            What was changed stands in the{" "}
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

const rowsOf = ({ invitations, people }: WirePeople): PeopleRow[] => [
  ...invitations.map((of) => ({ kind: "invitation" as const, of })),
  ...people.map((of) => ({ kind: "person" as const, of })),
];

const totalOf = ({ people }: WirePeople) => {
  const admins = people.filter(({ role }) => role === "admin").length;
  const sessions = people.reduce((sum, { sessionsOpen }) => sum + sessionsOpen, 0);
  return {
    id: "all",
    label: (
      <>
        {people.length} {people.length === 1 ? "person" : "people"}{" "}
        <span className="font-regular text-ink3">
          {admins} {admins === 1 ? "administrator" : "administrators"}, the last one cannot be
          removed
        </span>
      </>
    ),
    cells: { sessions },
  };
};
