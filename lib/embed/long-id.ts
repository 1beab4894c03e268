import { type Html, html } from "@/lib/embed/html";

const lettersMax = 18;

/** An id of a vendor: a long one is cut in the middle and stands whole in its title. */
export const longId = (id: string): Html =>
  id.length <= lettersMax
    ? html`<span class="mono">${id}</span>`
    : html`<span class="mono" title="${id}">${id.slice(0, 8)}…${id.slice(-4)}</span>`;
