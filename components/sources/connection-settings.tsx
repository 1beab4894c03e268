"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/sources/field";
import { readSettings } from "@/components/sources/setting-form";
import { Button } from "@/components/ui/button";
import { useUpdateConnection } from "@/lib/client/connections";
import { sources } from "@/lib/sources/sources";
import type { WireConnection } from "@/lib/wire/connection";

/** How a connection reads its source. A change is read anew at once. */
export const ConnectionSettings = ({ connection }: { readonly connection: WireConnection }) => {
  const update = useUpdateConnection(connection.id);
  const [wrong, setWrong] = useState<string | null>(null);
  const fields = sources[connection.provider].forms.change;
  const trouble = wrong ?? update.error?.message ?? null;
  if (fields.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = readSettings(connection.provider, (name) => String(form.get(name) ?? "").trim());
    setWrong("wrong" in read ? read.wrong : null);
    if ("body" in read) update.mutate(read.body);
  };
  return (
    <details className="border-t border-line py-1.5 print:hidden">
      <summary className="touch-target cursor-pointer text-ink2">What is read, and how</summary>
      <form className="grid gap-3 py-2 sm:grid-cols-3" onSubmit={submit}>
        {fields.map((field) => (
          <Field
            field={field}
            key={field.name}
            value={field.toText(connection.settings[field.name])}
          />
        ))}
        <div className="flex items-center gap-3 sm:col-span-3">
          <Button disabled={update.isPending} type="submit">
            {update.isPending ? "Saving" : "Save and read again"}
          </Button>
          {update.isSuccess && trouble === null && (
            <span role="status">Saved. The source is being read again.</span>
          )}
          {trouble && (
            <span className="text-overage" role="alert">
              {trouble}
            </span>
          )}
        </div>
      </form>
    </details>
  );
};
