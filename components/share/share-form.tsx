"use client";

import { type FormEvent, useState } from "react";
import { SharedFigures } from "@/components/share/shared-figures";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { SelectField } from "@/components/ui/select-field";
import { useMakeShareLink } from "@/lib/client/share-links";
import { sharedParts } from "@/lib/domain/base/embed-words";
import { addDuration } from "@/lib/domain/base/period";
import { formatDay } from "@/lib/format/format-date";
import { fromInstantField, toInstantField } from "@/lib/format/instant-field";
import { sharedPartWords } from "@/lib/format/share-words";
import type { Meta } from "@/lib/wire/common";
import type { WireNewShare } from "@/lib/wire/share";

/** What of the book is shown, and at which clocks the reader has it on screen. */
export type Shareable = {
  readonly accountId: string;
  /** null: the whole account. */
  readonly commitmentId: string | null;
  readonly name: string;
  readonly meta: Pick<Meta, "asOf" | "knownAt">;
};

type ShareFormProps = Shareable & { readonly onMade: (made: WireNewShare) => void };

const dayMs = 86_400_000;
const usualDays = 14;
const openings = ["", "1", "5", "25", "100"].map((value) => ({
  value,
  label: value === "" ? "any number of openings" : `${value} opening${value === "1" ? "" : "s"}`,
}));

/** Pinned to what is on screen, unless its fields say otherwise. */
export const ShareForm = ({ accountId, commitmentId, meta, onMade }: ShareFormProps) => {
  const [pinned, setPinned] = useState({ asOf: meta.asOf, knownAt: meta.knownAt });
  const make = useMakeShareLink(accountId);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    make.mutate(
      {
        ...{ commitmentId, ...pinned },
        parts: sharedParts.filter((part) => form.has(part)),
        expiresInDays: Number(form.get("days")),
        openingsMax: Number(form.get("openings")) || null,
      },
      { onSuccess: ({ data }) => onMade(data) },
    );
  };
  return (
    <form className="space-y-5" onSubmit={submit}>
      <SharedFigures accountId={accountId} commitmentId={commitmentId} pinned={pinned} />
      <section aria-label="Pinned">
        <SectionLine level={3} note="both clocks" title="Pinned" />
        <div className="grid gap-3 sm:grid-cols-2">
          {(["asOf", "knownAt"] as const).map((clock) => (
            <Input
              defaultValue={toInstantField(pinned[clock])}
              key={clock}
              label={clock === "asOf" ? "As of (UTC)" : "As known at (UTC)"}
              onChange={({ target }) => {
                const at = fromInstantField(target.value) ?? meta[clock];
                setPinned((before) => ({ ...before, [clock]: at }));
              }}
              required
              type="datetime-local"
            />
          ))}
        </div>
      </section>
      <section aria-label="What stands on it">
        <SectionLine level={3} title="What stands on it" />
        <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
          <Part isAlways label="Balance" />
          {sharedParts.map((part) => (
            <Part key={part} label={sharedPartWords[part]} name={part} />
          ))}
        </div>
      </section>
      <section aria-label="How long">
        <SectionLine level={3} title="How long" />
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            defaultValue={String(usualDays)}
            label="Ends"
            name="days"
            options={[1, 7, usualDays, 30, 90].map((days) => ({
              value: String(days),
              label: `${formatDay(addDuration(meta.knownAt, days * dayMs))}, ${days} d`,
            }))}
          />
          <SelectField label="At most" name="openings" options={openings} />
        </div>
      </section>
      {make.error && <Notice kind="error" title={make.error.message} />}
      <div className="flex items-center gap-3">
        <Button disabled={make.isPending} look="primary" type="submit">
          Make link
        </Button>
        <p className="text-note text-ink3">
          every opening is logged, search engines are told to stay away
        </p>
      </div>
    </form>
  );
};

type PartProps = { readonly label: string; readonly name?: string; readonly isAlways?: boolean };

const Part = ({ label, name, isAlways = false }: PartProps) => (
  <label className="flex items-center gap-2 py-0.5">
    <input defaultChecked disabled={isAlways} name={name} type="checkbox" />
    {label}
  </label>
);
