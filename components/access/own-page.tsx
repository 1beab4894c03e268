"use client";

import { OwnPassword } from "@/components/access/own-password";
import { OwnSessions } from "@/components/access/own-sessions";
import { PageTitle } from "@/components/layout/page-title";
import { useViewer } from "@/lib/client/viewer";
import { roleWords } from "@/lib/format/access-words";

/** A person's own page: who the book takes them for, their password, and where they are signed in. */
export const OwnPage = () => {
  const viewer = useViewer().data?.data;
  if (viewer === undefined) return <PageTitle title="You" />;
  const { name, email, role, isFromIssuer, seenBy } = viewer;
  return (
    <>
      <PageTitle note={email} title={name} />
      <p className="mb-6 text-ink2">
        {roleWords[role].name}: {roleWords[role].says.toLowerCase()}.
      </p>
      {isFromIssuer && (
        <p className="mb-6 text-ink2">
          You signed in by single sign-on: your groups there decide this, and your password is kept
          there.
        </p>
      )}
      {seenBy === null && (
        <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[360px_minmax(0,1fr)]">
          {!isFromIssuer && <OwnPassword />}
          <OwnSessions />
        </div>
      )}
    </>
  );
};
