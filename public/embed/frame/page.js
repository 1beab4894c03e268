// What is seen: a view, a notice beside or in place of it, how tall all of it is.

/** @typedef {{ title: string, says: string, button: string | null, more?: string, toBalance?: string, check?: string }} StateWords */
/** @typedef {{ embedId: string, view: string, locale: string | null, theme: Record<string, unknown>, hasLogo: boolean, renamed: string[], states: Record<string, Record<string, StateWords>> }} Config */

/** @param {string} id @returns {HTMLElement} */
export const part = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The document has no #${id}.`);
  return found;
};

/** @returns {Config} */
export const readConfig = () => JSON.parse(part("config").textContent ?? "{}");

/**
 * Tells how tall the content is: whole pixels, at most once a frame, growing and shrinking alike.
 * @param {(height: number) => void} onSize
 */
export const watchSize = (onSize) => {
  const root = part("root");
  let told = 0;
  let isWaiting = false;
  const tell = () => {
    isWaiting = false;
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (Math.abs(height - told) < 2) return;
    told = height;
    onSize(height);
  };
  const observer = new ResizeObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(tell);
  });
  observer.observe(root);
  return () => observer.disconnect();
};

/** Both edges of what is in it: whichever comes into sight or leaves it. */
const edges = { threshold: [0, 1] };

/**
 * Which slice of a tall frame can be seen: what stands above all else is placed in it, heads of tables stay
 * at its top. A frame taller than the window crosses no threshold of its own while it is scrolled, but
 * its rows do.
 */
export const watchSlice = () => {
  const root = part("root");
  const { style } = document.documentElement;
  const measure = () => {
    const once = new IntersectionObserver(([entry]) => {
      once.disconnect();
      if (entry === undefined) return;
      const { top } = entry.boundingClientRect;
      const { top: from, height } = entry.intersectionRect;
      style.setProperty("--slice-top", `${Math.max(0, Math.round(from - top))}px`);
      style.setProperty("--slice-height", `${Math.round(height)}px`);
      // Of the frame's own window, which a frame without the element scrolls.
      style.setProperty("--head-top", `${Math.max(0, Math.round(from))}px`);
    });
    once.observe(root);
  };
  const rows = new IntersectionObserver(measure, edges);
  const watch = () => {
    rows.disconnect();
    for (const each of [root, ...root.querySelectorAll("h1, h2, tr, .chart, .foot")])
      rows.observe(each);
  };
  const drawn = new MutationObserver(watch);
  drawn.observe(part("content"), { childList: true });
  watch();
  return () => {
    drawn.disconnect();
    rows.disconnect();
  };
};

/**
 * @param {string} markup made by our server, every value in it escaped
 * @param {{ title: string, takesFocus: boolean }} about
 */
export const drawView = (markup, { title, takesFocus }) => {
  const content = part("content");
  content.innerHTML = markup;
  content.setAttribute("aria-busy", "false");
  content.removeAttribute("data-old");
  document.title = title;
  const heading = content.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  if (takesFocus) heading?.focus({ preventScroll: true });
  part("said").textContent = title;
};

/**
 * With what is known of it, where all of that is.
 * @param {StateWords | null} words @param {Record<string, unknown>} details @returns {StateWords | null}
 */
export const detailed = (words, details) => {
  const named = words?.more?.match(/\{\w+\}/g) ?? [];
  const textOf = (/** @type {string} */ name) => details[name.slice(1, -1)] ?? null;
  if (words?.more === undefined || named.some((name) => textOf(name) === null)) return words;
  return { ...words, says: words.more.replace(/\{\w+\}/g, (name) => String(textOf(name))) };
};

/** @typedef {{ keepsFigures: boolean, greysFigures?: boolean, leadsToBalance?: boolean, checkAt?: string | null, onPress: () => void }} How */

/**
 * One sentence and one way forward; figures that were drawn stay, greyed, when there are any. A button acts
 * in the frame, a link leads out of it.
 * @param {StateWords | null} words @param {How} how
 */
export const showNotice = (words, how) => {
  const { keepsFigures, greysFigures = true, leadsToBalance, checkAt, onPress } = how;
  const notice = part("notice");
  const content = part("content");
  notice.replaceChildren();
  if (words === null) return;
  const title = document.createElement("p");
  title.className = "sentence";
  title.textContent = words.title;
  const says = document.createElement("p");
  says.textContent = words.says;
  notice.append(title, says);
  if (words.button !== null) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "press";
    button.textContent = (leadsToBalance && words.toBalance) || words.button;
    button.addEventListener("click", onPress);
    notice.append(button);
  }
  if (words.check !== undefined && checkAt) {
    const link = document.createElement("a");
    Object.assign(link, { href: checkAt, target: "_blank", rel: "noopener" });
    link.textContent = words.check;
    notice.append(link);
  }
  content.setAttribute("aria-busy", "false");
  if (!keepsFigures) content.replaceChildren();
  else if (greysFigures && content.children.length > 0) content.setAttribute("data-old", "");
  part("said").textContent = `${words.title} ${words.says}`;
};

/** @param {Blob} blob @param {string} name */
export const saveFile = (blob, name) => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
