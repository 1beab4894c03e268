import { type Html, html } from "@/lib/embed/html";
import type { Texts } from "@/lib/embed/texts";

export type SharedFacts = {
  readonly title: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly expiresAt: string;
  readonly opened: number;
  readonly openingsMax: number | null;
  readonly sharedBy: string;
  readonly parts: readonly Html[];
};

const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en" data-kind="shared">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${title}</title><link rel="stylesheet" href="/embed/frame/frame.css"></head>
<body><main id="root">
${body}
</main></body></html>`.markup;

/** The same for a link that never was, is over, or was taken back: nobody learns which. */
export const closedPage = (): string =>
  page(
    "Nothing is shared here",
    html`<h1>Nothing is shared here</h1>
<p>This link has ended, was taken back, or was not copied whole. Whoever sent it can share the page again.</p>`,
  );

/** A pinned page: it can be read, and nothing on it leads into the book. */
export const sharedPage = (texts: Texts, facts: SharedFacts): string => {
  const count =
    facts.openingsMax === null ? `${facts.opened}` : `${facts.opened} of ${facts.openingsMax}`;
  return page(
    facts.title,
    html`<p class="rule">A copy, pinned at ${texts.instant(facts.asOf)}, as known at ${texts.instant(facts.knownAt)}. It will not change. <span class="label">Ends ${texts.dayOf(facts.expiresAt)}, opening ${count}</span></p>
${facts.parts}
<p class="label">Shared by ${facts.sharedBy}. This page can only be read; nothing on it leads into the book.</p>`,
  );
};
