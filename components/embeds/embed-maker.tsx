"use client";

import { type FormEvent, useState } from "react";
import {
  type ChangeDraft,
  type EmbedDraft,
  newDraft,
  toBody,
  toLook,
} from "@/components/embeds/embed-draft";
import { EmbedPreview } from "@/components/embeds/embed-preview";
import { ScopeFields } from "@/components/embeds/scope-fields";
import { Snippets } from "@/components/embeds/snippets";
import { ThemeFields } from "@/components/embeds/theme-fields";
import { PageTitle } from "@/components/layout/page-title";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { useSaveEmbed } from "@/lib/client/embeds";
import { useAddress } from "@/lib/client/use-address";
import { embedScript } from "@/lib/paths/embed-script";
import { paths } from "@/lib/paths/paths";

type EmbedMakerProps = {
  /** null: it is being made. */
  readonly embedId: string | null;
  readonly saved?: EmbedDraft;
};

/** What an embed may do and how it looks, seen at once; then what to copy. */
export const EmbedMaker = ({ embedId, saved = newDraft }: EmbedMakerProps) => {
  const address = useAddress();
  const save = useSaveEmbed(embedId);
  const [draft, setDraft] = useState(saved);
  const [corrected, setCorrected] = useState<readonly string[]>([]);
  const change: ChangeDraft = (changes) => setDraft((before) => ({ ...before, ...changes }));
  const isSaved =
    embedId !== null && JSON.stringify(toBody(draft)) === JSON.stringify(toBody(saved));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(toBody(draft), {
      onSuccess: ({ data }) => {
        change({ logo: undefined, hasLogo: data.hasLogo });
        if (embedId === null) address.go(paths.embed(data.id));
      },
    });
  };
  return (
    <>
      <PageTitle
        crumbs={[
          { label: "Access", to: paths.access() },
          { label: "Embeds", to: paths.access({ tab: "embeds" }) },
        ]}
        note={isSaved ? embedId : "not saved yet; the preview already answers"}
        title={embedId === null ? "Make an embed" : saved.name}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[256px_minmax(0,1fr)]">
        <form aria-label="What it may do" onSubmit={submit}>
          <SectionLine title="What it may do" />
          <ScopeFields
            draft={draft}
            embedId={embedId}
            onChange={change}
            savedOrigins={saved.origins}
          />
          <div className="mt-4 flex items-center gap-3">
            <Button disabled={save.isPending || isSaved} look="primary" type="submit">
              Save embed
            </Button>
            <Link to={paths.access({ tab: "embeds" })}>{isSaved ? "Back" : "Discard"}</Link>
          </div>
          {save.error && <Notice kind="error" title={save.error.message} />}
        </form>
        <div className="min-w-0">
          <ThemeFields corrected={corrected} draft={draft} onChange={change} />
          <EmbedPreview draft={draft} embedId={embedId} onCorrected={setCorrected} />
        </div>
      </div>
      {embedId === null ? (
        <p className="mt-6 text-ink3">What to copy stands here once the embed is saved.</p>
      ) : (
        <>
          <Snippets facts={factsOf(embedId, draft)} />
          <p className="mt-3 flex flex-wrap gap-x-4 text-ink3">
            COMMITBOOK_KEY needs the scope embed-mint and never reaches a browser.
            <Link to={paths.access({ tab: "keys" })}>Make that key</Link>
            <Link to={paths.checkEmbed({ embed: embedId })}>Check a host</Link>
          </p>
        </>
      )}
    </>
  );
};

const factsOf = (embedId: string, draft: EmbedDraft) => ({
  book: window.location.origin,
  script: embedScript,
  embedId,
  view: draft.views[0] ?? "overview",
  views: draft.views,
  actions: draft.actions,
  origin: draft.origins[0] ?? "https://app.example.com",
  look: toLook(draft.theme),
  words: draft.words,
});
