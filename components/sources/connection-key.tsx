"use client";

import { type FormEvent, useState } from "react";
import { toKey } from "@/components/sources/setting-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useReplaceKey } from "@/lib/client/connections";
import { sources } from "@/lib/sources/sources";
import type { WireConnection } from "@/lib/wire/connection";

/** Puts another key in for the same source, which is read with it at once. */
export const ConnectionKey = ({ connection }: { readonly connection: WireConnection }) => {
  const replace = useReplaceKey(connection.id);
  const [key, setKey] = useState(0);
  const { keys } = sources[connection.provider];
  if (keys.length === 0 || connection.from === "environment") return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = toKey(connection.provider, (name) => String(form.get(name) ?? "").trim());
    replace.mutate(body, { onSuccess: () => setKey((value) => value + 1) });
  };
  return (
    <details className="border-t border-line py-1.5 print:hidden">
      <summary className="touch-target cursor-pointer text-ink2">Put the key in again</summary>
      <form className="grid gap-3 py-2 sm:grid-cols-3" key={key} onSubmit={submit}>
        {keys.map(({ name, label }) => (
          <Input autoComplete="off" key={name} label={label} name={name} required type="password" />
        ))}
        <div className="flex items-center gap-3 sm:col-span-3">
          <Button disabled={replace.isPending} type="submit">
            {replace.isPending ? "Saving" : "Save and read again"}
          </Button>
          {replace.isSuccess && <span role="status">Saved. The source is being read with it.</span>}
          {replace.error && (
            <span className="text-overage" role="alert">
              {replace.error.message}
            </span>
          )}
        </div>
      </form>
    </details>
  );
};
