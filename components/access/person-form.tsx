"use client";

import { useState } from "react";
import { RoleChoice } from "@/components/access/role-choice";
import { AccountChoice } from "@/components/accounts/account-choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RaisedRow } from "@/components/ui/raised-row";
import {
  seeAs,
  useEndSessions,
  useRemovePerson,
  useResetPassword,
  useUpdatePerson,
} from "@/lib/client/access";
import { roleWords } from "@/lib/format/access-words";
import type { WireLink, WirePerson } from "@/lib/wire/access";

type PersonFormProps = {
  readonly person: WirePerson;
  readonly onLink: (link: WireLink) => void;
  readonly onDone: () => void;
};

/** What one person may see, and everything that ends it. */
export const PersonForm = ({ person, onLink, onDone }: PersonFormProps) => {
  const { id, name, email, isYou } = person;
  const [role, setRole] = useState(person.role);
  const [accountIds, setAccountIds] = useState<readonly string[]>(person.accountIds);
  const update = useUpdatePerson(id);
  const reset = useResetPassword();
  const end = useEndSessions();
  const remove = useRemovePerson();
  const error = [update, reset, end, remove].find((each) => each.error)?.error;
  const done = { onSuccess: onDone };
  return (
    <RaisedRow label={`Change ${name}`}>
      <h2 className="font-heading">
        {name} <span className="font-normal text-ink3">{email}</span>
      </h2>
      <div className="mt-2 grid gap-x-8 gap-y-3 lg:grid-cols-2">
        {person.isLinked ? (
          <p className="text-ink2">
            {roleWords[role].name} by the groups of single sign-on, and changed there.
          </p>
        ) : (
          <RoleChoice onSelect={setRole} selected={role} />
        )}
        {role === "account-manager" && (
          <AccountChoice onSelect={setAccountIds} selected={accountIds} />
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          disabled={update.isPending}
          look="primary"
          onClick={() => update.mutate({ role, accountIds: [...accountIds] }, done)}
        >
          Save
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <span className="ml-auto flex flex-wrap gap-x-4">
          {!isYou && (
            <Button look="quiet" onClick={() => seeAs(id)}>
              See as
            </Button>
          )}
          {!person.isLinked && (
            <Button
              look="quiet"
              onClick={() => reset.mutate(id, { onSuccess: ({ data }) => onLink(data) })}
            >
              Link for a new password
            </Button>
          )}
          <Button look="quiet" onClick={() => end.mutate(id, done)}>
            End sessions
          </Button>
          {!isYou && (
            <Button look="quiet" onClick={() => remove.mutate(id, done)}>
              Remove
            </Button>
          )}
        </span>
      </div>
      {error && <Notice kind="error" title={error.message} />}
    </RaisedRow>
  );
};
