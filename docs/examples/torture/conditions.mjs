/**
 * What hosts are known for. `html` is the page around the embed, with `{embed}` for its markup and `{script}`
 * for what loads it; `act` is run by the page once it stands; `expect` is what the page must end up with.
 * @typedef {{ name: string, html?: string, headers?: Record<string, string>, attributes?: string,
 *   doctype?: boolean, before?: string, act?: string, embeds?: number, expect?: string,
 *   code?: string }} Condition
 */

const injections = JSON.stringify({
  accent: "red;} body{display:none} :root{--x:",
  surface: "url(//evil.example/x)",
  text: "</style><script>parent.hit=1<\\/script>",
  fontFamily: "x'; background: url(//evil.example)",
  radius: "8px; position: fixed",
  mode: "__proto__",
  logo: "javascript:alert(1)",
});

/** @type {readonly Condition[]} */
export const conditions = [
  { name: "plain page" },
  { name: "COEP require-corp", headers: { "cross-origin-embedder-policy": "require-corp" } },
  { name: "COEP credentialless", headers: { "cross-origin-embedder-policy": "credentialless" } },
  {
    name: "isolated: COOP and COEP",
    headers: {
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    },
  },
  {
    name: "strict policy and trusted types",
    headers: {
      "content-security-policy":
        "default-src 'none'; script-src 'nonce-n' {book}; connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
    },
  },
  {
    name: "permissions policy that denies everything",
    headers: { "permissions-policy": "storage-access=(), fullscreen=(), clipboard-write=()" },
  },
  { name: "dark page", html: '<body style="color-scheme:dark;background:#111">{embed}{script}' },
  {
    name: "dark page, light embed",
    html: '<body style="color-scheme:dark;background:#111">{embed}{script}',
    attributes: 'mode="light"',
  },
  { name: "right to left", html: '<body dir="rtl">{embed}{script}' },
  { name: "no doctype", doctype: false },
  {
    name: "sandboxed page",
    headers: { "content-security-policy": "sandbox allow-scripts allow-same-origin" },
  },
  {
    name: "sandboxed page without an origin",
    headers: { "content-security-policy": "sandbox allow-scripts" },
    expect: "refused",
  },
  {
    name: "storage throws when touched",
    before: `for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
      Object.defineProperty(document, "cookie", { get() { throw new Error("no"); }, set() { throw new Error("no"); } });`,
  },
  { name: "host that never answers", code: "new Promise(() => {})", expect: "loading" },
  { name: "host that answers with nonsense", code: "({ code: { toString: 1 } })", expect: "error" },
  { name: "host that throws", code: "(() => { throw new Error('down') })()", expect: "error" },
  {
    name: "host that answers late",
    code: "new Promise((resolve) => setTimeout(resolve, 2500)).then(giveCode)",
  },
  {
    name: "host that answers twice",
    act: `addEventListener("embedready", () => {
      for (const { contentWindow } of find("iframe")) for (const type of ["token", "hello.ack"])
        contentWindow.postMessage({ ns: "commitments.embed", v: 1, type, id: "2", payload: { code: "twice" } }, "*");
    });`,
  },
  {
    name: "script that comes late, properties that were set before",
    html: "<body>{embed}<script>setTimeout(() => document.body.append(lateScript()), 1200)</script>",
  },
  { name: "script loaded twice", html: "<body>{embed}{script}{script}" },
  {
    name: "mounted, unmounted, mounted",
    before:
      "addEventListener('DOMContentLoaded', () => { for (const each of embeds()) { const { parentNode } = each; each.remove(); parentNode.append(each); each.remove(); parentNode.append(each); } })",
  },
  {
    name: "unmounted while it loads, mounted as another",
    act: "for (const each of embeds()) { const next = each.cloneNode(true); each.replaceWith(next); prepare(next); }",
  },
  {
    name: "moved to another place",
    html: '<body>{embed}<div id="place"></div>{script}',
    act: "place.append(...embeds())",
  },
  {
    name: "two embeds",
    html: '<body><div style="display:grid;grid-template-columns:1fr 1fr">{embed}{embed}</div>{script}',
    embeds: 2,
  },
  {
    name: "messages from strangers",
    html: `<body>{embed}<iframe hidden srcdoc="<script>setInterval(() => { for (const type of ['hello','ready','size','error','token.needed']) parent.postMessage({ ns: 'commitments.embed', v: 1, type, id: 'x', payload: { height: 99999, code: 'x' } }, '*') }, 50)</script>"></iframe>{script}`,
  },
  {
    name: "messages from the page itself",
    act: "for (const type of ['hello', 'size', 'error']) postMessage({ ns: 'commitments.embed', v: 1, type, id: 'x', payload: { height: 99999 } }, '*'); postMessage(null, '*'); postMessage({ ns: 1 }, '*');",
  },
  { name: "zoom 200 %", html: '<body style="zoom:2">{embed}{script}' },
  { name: "narrow, 240 px", html: '<body><div style="width:240px">{embed}</div>{script}' },
  {
    name: "tall ledger within a most",
    attributes: 'view="ledger" max-height="400" min-height="400"',
  },
  {
    name: "letters twice as big",
    html: '<style>html{font-size:200%}</style><body style="line-height:3;letter-spacing:4px">{embed}{script}',
  },
  { name: "theme that injects", before: `theme = ${injections};` },
  {
    name: "words that inject",
    before: `words = { available: "<img src=x onerror=alert(1)>", title: "{{7*7}}", __proto__: { x: 1 }, pool: "a".repeat(5000) };`,
  },
  {
    name: "hidden first",
    html: '<body><div id="around" style="display:none">{embed}</div>{script}',
    act: "setTimeout(() => { around.style.display = 'block' }, 800)",
  },
  {
    name: "inside a closed shadow tree",
    act: "const [each] = embeds(); const box = document.body.appendChild(document.createElement('div')); box.attachShadow({ mode: 'closed' }).append(each);",
  },
  {
    name: "inside a frame of the page's own",
    html: `<body><script>if (name !== "inner") { const inner = document.createElement("iframe"); inner.name = "inner"; inner.src = location.pathname; inner.style.cssText = "width:100%;height:700px;border:0"; document.body.append(inner); wrap(inner); }</script>{embed}{script}`,
  },
  {
    name: "inside transform and perspective",
    html: '<body><div style="transform:scale(.5) rotate(3deg);perspective:100px;filter:blur(0)">{embed}</div>{script}',
  },
  {
    name: "inside contain and content-visibility",
    html: '<body><div style="contain:layout paint style;content-visibility:auto">{embed}</div>{script}',
  },
  {
    name: "inside a shrinking flex row",
    html: '<body><div style="display:flex;width:500px"><p style="flex:none;width:100px">Menu</p><div style="flex:1;min-width:0">{embed}</div></div>{script}',
  },
  {
    name: "inside a dialog",
    html: "<body><dialog style='width:600px'>{embed}</dialog>{script}",
    act: "document.querySelector('dialog').showModal()",
  },
  {
    name: "styles that reach for everything",
    html: "<style>* { all: revert; margin: 9px !important } iframe { display: none !important; height: 3px !important }</style><body>{embed}{script}",
  },
  {
    name: "globals that were changed",
    before:
      "Array.prototype.last = function () {}; Object.prototype.extra = 1; window.name = 'x'; delete window.crypto; window.fetch = ((fetch) => (...asked) => fetch(...asked))(fetch);",
  },
  {
    name: "base address elsewhere",
    html: '<base href="https://elsewhere.example/">{embed}{script}',
  },
  { name: "printed", act: "addEventListener('embedready', () => embeds()[0].print?.())" },
];
