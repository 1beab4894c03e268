"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Input } from "@/components/ui/input";
import { useAccounts } from "@/lib/client/accounts";

type AccountChoiceProps = {
  readonly selected: readonly string[];
  readonly onSelect: (accountIds: readonly string[]) => void;
};

const offeredMax = 8;

/** Accounts by name, one after the other; what was chosen stands as chips. */
export const AccountChoice = ({ selected, onSelect }: AccountChoiceProps) => {
  const [q, setQ] = useState("");
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const query = useAccounts({ q: q.trim() || undefined });
  const known = query.data?.pages.flatMap(({ data }) => data) ?? [];
  // An id says nothing to a person: chips wait for the names.
  const nameOf = (id: string): string =>
    names.get(id) ?? known.find((account) => account.id === id)?.name ?? id;
  const offered = known.filter(({ id }) => !selected.includes(id)).slice(0, offeredMax);
  return (
    <div>
      <Input
        label={`Accounts, ${selected.length} chosen`}
        onChange={({ target }) => setQ(target.value)}
        placeholder="Find an account"
        type="search"
        value={q}
      />
      <div className="mt-2 flex flex-wrap gap-2">
        {query.data &&
          selected.map((id) => (
            <Chip
              key={id}
              label=""
              onRemove={() => onSelect(selected.filter((each) => each !== id))}
              value={nameOf(id)}
            />
          ))}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-3">
        {offered.map(({ id, name }) => (
          <li key={id}>
            <Button
              look="quiet"
              onClick={() => {
                setNames(new Map(names).set(id, name));
                onSelect([...selected, id]);
              }}
            >
              Add {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
};
