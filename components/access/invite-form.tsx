"use client";

import { type FormEvent, useState } from "react";
import { RoleChoice } from "@/components/access/role-choice";
import { AccountChoice } from "@/components/accounts/account-choice";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RaisedRow } from "@/components/ui/raised-row";
import { useInvite } from "@/lib/client/access";
import type { Role } from "@/lib/domain/base/role";
import type { WireLink } from "@/lib/wire/access";

type InviteFormProps = {
  readonly onMade: (link: WireLink) => void;
  readonly onCancel: () => void;
};

export const InviteForm = ({ onMade, onCancel }: InviteFormProps) => {
  const invite = useInvite();
  const [role, setRole] = useState<Role>("viewer");
  const [accountIds, setAccountIds] = useState<readonly string[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string): string => String(form.get(name) ?? "").trim();
    const body = { email: textOf("email"), name: textOf("name"), role };
    invite.mutate(
      { ...body, accountIds: [...accountIds] },
      { onSuccess: ({ data }) => onMade(data) },
    );
  };
  return (
    <RaisedRow label="Invite somebody">
      <form className="grid gap-x-8 gap-y-3 lg:grid-cols-3" onSubmit={submit}>
        <div className="space-y-3">
          <Input autoFocus label="Work e-mail" name="email" required type="email" />
          <Input label="Name, as the log will show it" maxLength={120} name="name" required />
        </div>
        <RoleChoice onSelect={setRole} selected={role} />
        {role === "account-manager" && (
          <AccountChoice onSelect={setAccountIds} selected={accountIds} />
        )}
        <div className="flex flex-wrap items-center gap-3 lg:col-span-3">
          <Button disabled={invite.isPending} look="primary" type="submit">
            Make invitation link
          </Button>
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <p className="text-ink3">works once, for 7 days</p>
        </div>
      </form>
      {invite.error && <Notice kind="error" title={invite.error.message} />}
    </RaisedRow>
  );
};
