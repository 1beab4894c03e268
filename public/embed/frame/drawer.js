// What opens above a view: how a figure came about. One drawer, in the slice of the frame that can be seen.
import { part } from "./page.js";

/** @typedef {Record<string, string>} Question */

/** @param {string | undefined} question @returns {HTMLElement | undefined} */
const buttonOf = (question) =>
  [...part("content").querySelectorAll("button")].find(({ dataset }) => dataset.proof === question);

/** @param {(question: Question) => Promise<{ html: string, title: string } | null>} ask null: it failed, and was said */
export const createDrawer = (ask) => {
  const drawer = part("drawer");
  const behind = [part("notice"), part("content")];
  /** @type {string | null} */
  let shown = null;
  /** The button that opened it, by what it asks: the view may be drawn anew meanwhile. */
  let opener = "";
  let asked = 0;

  const close = () => {
    if (shown === null) return false;
    shown = null;
    drawer.hidden = true;
    drawer.replaceChildren();
    document.documentElement.removeAttribute("data-drawer");
    for (const each of behind) each.inert = false;
    buttonOf(opener)?.focus({ preventScroll: true });
    return true;
  };

  /** @param {boolean} takesFocus */
  const fill = async (takesFocus) => {
    asked += 1;
    const mine = asked;
    drawer.setAttribute("aria-busy", "true");
    const made = await ask(JSON.parse(shown ?? "{}"));
    if (mine !== asked || shown === null) return;
    if (made === null) return void close();
    drawer.innerHTML = made.html;
    drawer.setAttribute("aria-busy", "false");
    drawer.setAttribute("aria-label", made.title);
    if (takesFocus) drawer.querySelector("h2")?.focus({ preventScroll: true });
  };

  return {
    isOpen: () => shown !== null,
    close,
    /** @param {string} question as the button that was pressed carries it */
    open: (question) => {
      if (shown === null) opener = question;
      shown = question;
      drawer.hidden = false;
      document.documentElement.setAttribute("data-drawer", "");
      for (const each of behind) each.inert = true;
      void fill(true);
    },
    /** The same once more: in another language, after a renewal. */
    refresh: () => {
      if (shown !== null) void fill(false);
    },
  };
};
