import { type EmbedLocale, embedLocales, renamedWords } from "@/lib/domain/base/embed-words";
import { type Html, html } from "@/lib/embed/html";
import { stateWords } from "@/lib/embed/state-words";

export type ShellFacts = {
  readonly embedId: string;
  readonly view: string;
  /** null: the language of the host's page. */
  readonly locale: EmbedLocale | null;
  /** JSON. */
  readonly theme: string;
  readonly hasLogo: boolean;
  readonly nonce: string;
};

/** JSON that may stand inside a script: nothing in it ends the element. */
const toScriptText = (value: unknown): Html => ({
  markup: JSON.stringify(value).replaceAll("<", "\\u003c"),
});

/**
 * The whole document of a frame: no figure and no name of the book, the same for everybody who frames
 * it. Its script exchanges the code and asks for the rest.
 */
export const shell = ({ nonce, theme, ...facts }: ShellFacts): string => {
  const config = {
    ...facts,
    theme: JSON.parse(theme),
    locales: embedLocales,
    renamed: renamedWords,
    states: stateWords,
  };
  return html`<!doctype html>
<html lang="${facts.locale ?? "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Commitments</title>
<link rel="stylesheet" href="/embed/frame/frame.css">
<link rel="modulepreload" href="/embed/frame/channel.js">
<link rel="modulepreload" href="/embed/frame/theme.js">
<link rel="modulepreload" href="/embed/frame/page.js">
<link rel="modulepreload" href="/embed/frame/drawer.js">
<link rel="modulepreload" href="/embed/frame/session.js">
<link rel="modulepreload" href="/embed/frame/colors.js">
</head>
<body>
${patterns}
<main id="root">${facts.hasLogo && html`<img id="logo" src="/embed/logo/${facts.embedId}" alt="" height="32">`}<div id="notice"></div><div id="content" aria-busy="true"><div class="skeleton"></div></div><div id="drawer" role="dialog" aria-modal="true" hidden></div></main>
<p id="said" role="status"></p>
<script type="application/json" id="config" nonce="${nonce}">${toScriptText(config)}</script>
<script type="module" src="/embed/frame/frame.js" nonce="${nonce}"></script>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>`.markup;
};

/** Drawn on paper, never on transparent, so that they read the same on any ground. */
export const patterns: Html = html`<svg aria-hidden="true" class="patterns" focusable="false"><defs>
<pattern id="hatch-pending" width="4" height="4" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect class="paper" width="4" height="4"/><rect class="pending" width="2.2" height="4"/></pattern>
<pattern id="hatch-lapsed" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="paper" width="4" height="4"/><path class="hatch" d="M-1 -1l6 6M5 -1l-6 6"/></pattern>
</defs></svg>`;
