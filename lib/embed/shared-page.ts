import { type Html, html } from "@/lib/embed/html";
import { patterns } from "@/lib/embed/shell";
import type { Texts } from "@/lib/embed/texts";

export type SharedFacts = {
  readonly title: string;
  /** Whose it is, where the title is the name of one commitment. */
  readonly owner: string | null;
  readonly asOf: string;
  readonly knownAt: string;
  readonly expiresAt: string;
  readonly opened: number;
  readonly openingsMax: number | null;
  readonly sharedBy: string;
  readonly sharedAt: string;
  /** Who sends the figures, by name. */
  readonly source: string;
  readonly parts: readonly Html[];
};

const band = html`<p class="band"><svg aria-hidden="true" width="16" height="14" fill="currentColor"><path d="M0 0h16v2H0zM0 4h10v2H0zM0 9h16v1H0zM0 12.5h16v1H0z"/></svg><strong>Commitbook</strong><span class="label">Statement of commitments</span></p>`;

const page = (title: string, copy: Html | null, body: Html): string =>
  html`<!doctype html>
<html lang="en" data-kind="shared">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex, nofollow"><title>${title}</title><link rel="stylesheet" href="/embed/frame/frame.css"><link rel="stylesheet" href="/embed/frame/shared.css"></head>
<body>${patterns}<header>${band}${copy}</header><main id="root">
${body}
</main></body></html>`.markup;

/** The same for a link that never was, is over, or was taken back: nobody learns which. */
export const closedPage = (): string =>
  page(
    "Nothing is shared here",
    null,
    html`<h1>Nothing is shared here</h1>
<p>This link has ended, was taken back, or was not copied whole. Whoever sent it can share the page again.</p>`,
  );

/** A pinned page: it can be read, and nothing on it leads into the book. */
export const sharedPage = (texts: Texts, facts: SharedFacts): string => {
  const { asOf, knownAt, opened, openingsMax, owner, sharedBy, source } = facts;
  const count = openingsMax === null ? `${opened}` : `${opened} of ${openingsMax}`;
  const at = texts.instant(asOf);
  const known = texts.instant(knownAt) === at ? "then" : `at ${texts.instant(knownAt)}`;
  return page(
    facts.title,
    html`<p class="copy"><span><strong>A copy, pinned at ${at}</strong> as known ${known}. It will not change.</span><span>Ends ${texts.dayOf(facts.expiresAt)}, opening ${count}</span></p>`,
    html`${owner && html`<p class="label">${owner}</p>`}
${facts.parts.map((part) => html`<div class="part">${part}</div>`)}
<p class="label close">Shared by ${sharedBy} on ${texts.dayOf(facts.sharedAt)}. Figures from ${source}. This page can only be read; nothing on it leads into the book.</p>`,
  );
};
