"use client";

import { useRef, useState } from "react";
import { type EmbedDraft, toLook } from "@/components/embeds/embed-draft";
import { EmbedFrame, type Heard } from "@/components/embeds/embed-frame";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { SectionLine } from "@/components/ui/section-line";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { useAccounts } from "@/lib/client/accounts";
import { getPreviewCode, logoAddress } from "@/lib/client/embeds";
import { previewEmbedId } from "@/lib/domain/base/embed-words";

type EmbedPreviewProps = {
  /** null: it is being made. */
  readonly embedId: string | null;
  readonly draft: EmbedDraft;
  /** What had to be changed so that it can be read. */
  readonly onCorrected: (tokens: readonly string[]) => void;
};

type Line = Heard & { readonly id: number; readonly seconds: string };

const linesMax = 12;

/** Pixels: a wide and a narrow frame side by side, or one as wide as that. */
const widths = ["304 and 528", "390", "720", "960"] as const;
type Width = (typeof widths)[number];

const textOf = ({ type, detail }: Heard): string => {
  if (type === "resize") return `${detail["height"]} px`;
  if (type === "loading") return "a code is asked for";
  if (type === "ready") return "first figures drawn";
  if (type === "navigate") return String(detail["view"]);
  if (type === "exportdone") return `${detail["rows"]} rows`;
  return String(detail["code"] ?? detail["corrected"] ?? "");
};

/** The picture that was chosen a moment ago, or the one that is stored. */
const logoOf = (embedId: string | null, { logo, hasLogo }: EmbedDraft): string | null => {
  if (logo !== undefined) return logo;
  return embedId !== null && hasLogo ? logoAddress(embedId) : null;
};

/** Two true sessions of the draft, wide and narrow, and what a page around them hears. */
export const EmbedPreview = ({ embedId, draft, onCorrected }: EmbedPreviewProps) => {
  const accounts = useAccounts({}).data?.pages.flatMap(({ data }) => data) ?? [];
  const [chosen, setChosen] = useState("");
  const [asked, setAsked] = useState<string>("overview");
  const [width, setWidth] = useState<Width>("304 and 528");
  const [readyIn, setReadyIn] = useState<string | null>(null);
  const loadedAt = useRef(0);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const begun = useRef(performance.now());
  const view = draft.views.find((each) => each === asked) ?? draft.views[0];
  const account = chosen || draft.accountIds?.[0] || accounts[0]?.id;
  if (account === undefined || view === undefined)
    return <EmptyState title="Nothing to show yet">Choose at least one view.</EmptyState>;
  const isPair = width === "304 and 528";
  const accountIds = draft.accountIds === null ? [account] : [...draft.accountIds];
  const getCode = () =>
    getPreviewCode({ accountIds, views: [...draft.views], actions: [...draft.actions] });
  const hear = (heard: Heard) => {
    const { corrected } = heard.detail;
    if (Array.isArray(corrected)) onCorrected(corrected.map(String));
    const now = performance.now();
    if (heard.type === "loading") loadedAt.current = now;
    if (heard.type === "ready") setReadyIn(((now - loadedAt.current) / 1_000).toFixed(1));
    const seconds = ((now - begun.current) / 1_000).toFixed(2);
    setLines((before) => [{ ...heard, id: before.length, seconds }, ...before].slice(0, linesMax));
  };
  const frame = (onHear: (heard: Heard) => void) => (
    <EmbedFrame
      embedId={previewEmbedId}
      getCode={getCode}
      key={`${account} ${accountIds.length} ${draft.views.join()} ${width}`}
      locale={draft.locale ?? undefined}
      logo={logoOf(embedId, draft)}
      look={toLook(draft.theme)}
      onHear={onHear}
      view={view}
      words={draft.words}
    />
  );
  return (
    <section aria-label="Preview">
      <SectionLine
        note={readyIn === null ? undefined : `ready in ${readyIn} s`}
        right={
          draft.accountIds === null && (
            <Select
              label="As"
              onChange={({ target }) => setChosen(target.value)}
              options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              value={account}
            />
          )
        }
        tabs={
          <Tabs
            label="View"
            onSelect={setAsked}
            selected={view}
            tabs={draft.views.map((id) => ({ id, label: id }))}
          />
        }
        title="Preview"
      />
      <Tabs
        label="Width in pixels"
        onSelect={(id) => setWidth(widths.find((each) => each === id) ?? width)}
        selected={width}
        size="small"
        tabs={widths.map((id) => ({ id, label: id }))}
      />
      <div
        className={
          isPair
            ? "mt-3 grid items-start gap-6 lg:grid-cols-[minmax(0,528px)_minmax(0,304px)]"
            : "mt-3 space-y-4"
        }
      >
        <div className="overflow-x-auto rounded-box border border-line2 p-3">
          <div style={isPair ? undefined : { width: `${width}px` }}>{frame(hear)}</div>
        </div>
        <div className="space-y-4">
          {isPair && (
            <div className="rounded-box border border-line2 p-3">{frame(() => undefined)}</div>
          )}
          <section aria-label="What the page hears">
            <SectionLine
              level={3}
              right={
                <Button look="quiet" onClick={() => setLines([])}>
                  Clear
                </Button>
              }
              title="What the page hears"
            />
            <ul className="font-mono text-id">
              {lines.map((line) => (
                <li
                  className="flex gap-3 border-t border-line py-1"
                  key={`${line.id} ${line.seconds}`}
                >
                  <span className="text-ink3">{line.seconds} s</span>
                  <span className="font-strong">{line.type}</span>
                  <span className="text-ink3">{textOf(line)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </section>
  );
};
