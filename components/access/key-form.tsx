"use client";

import { type FormEvent, useState } from "react";
import { AccountChoice } from "@/components/accounts/account-choice";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RaisedRow } from "@/components/ui/raised-row";
import { useCreateKey } from "@/lib/client/access";
import { keyScopes } from "@/lib/domain/base/key-scope";

type KeyFormProps = {
  readonly onMade: (key: string, name: string) => void;
  readonly onCancel: () => void;
};

const usualDays = 180;

export const KeyForm = ({ onMade, onCancel }: KeyFormProps) => {
  const create = useCreateKey();
  const [accountIds, setAccountIds] = useState<readonly string[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    create.mutate(
      {
        name,
        scopes: keyScopes.filter((scope) => form.has(scope)),
        accountIds: accountIds.length === 0 ? null : [...accountIds],
        expiresInDays: Number(form.get("days")),
      },
      { onSuccess: ({ data }) => onMade(data.key, name) },
    );
  };
  return (
    <RaisedRow label="Make a key">
      <form className="grid gap-x-8 gap-y-3 lg:grid-cols-3" onSubmit={submit}>
        <div className="space-y-3">
          <Input autoFocus label="What it is for" maxLength={120} name="name" required />
          <Input
            defaultValue={usualDays}
            label="Expires in days"
            max={730}
            min={1}
            name="days"
            required
            type="number"
          />
        </div>
        <fieldset>
          <legend className="mb-1 text-label text-ink2">May</legend>
          {keyScopes.map((scope) => (
            <label className="flex items-baseline gap-2" key={scope}>
              <input defaultChecked={scope === "read"} name={scope} type="checkbox" />
              {scope}
            </label>
          ))}
        </fieldset>
        <div>
          <AccountChoice onSelect={setAccountIds} selected={accountIds} />
          <p className="text-note text-ink3">None chosen: every account that you see.</p>
        </div>
        <div className="flex items-center gap-3 lg:col-span-3">
          <Button disabled={create.isPending} look="primary" type="submit">
            Make the key
          </Button>
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
      {create.error && <Notice kind="error" title={create.error.message} />}
    </RaisedRow>
  );
};
