// What is seen: a view, a notice beside or in place of it, how tall all of it is.

/** @typedef {{ title: string, says: string, button: string | null }} StateWords */
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

const thresholds = Array.from({ length: 101 }, (_, index) => index / 100);

/** Which slice of a tall frame can be seen: what stands above all else is placed in it. */
export const watchSlice = () => {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (entry === undefined) return;
      const { top } = entry.boundingClientRect;
      const { top: from, height } = entry.intersectionRect;
      const style = document.documentElement.style;
      style.setProperty("--slice-top", `${Math.max(0, Math.round(from - top))}px`);
      style.setProperty("--slice-height", `${Math.round(height)}px`);
    },
    { threshold: thresholds },
  );
  observer.observe(part("root"));
  return () => observer.disconnect();
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
 * One sentence and one way forward; figures that were drawn stay, greyed, when there are any.
 * @param {StateWords | null} words @param {{ keepsFigures: boolean, onPress: () => void }} how
 */
export const showNotice = (words, { keepsFigures, onPress }) => {
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
    button.textContent = words.button;
    button.addEventListener("click", onPress);
    notice.append(button);
  }
  content.setAttribute("aria-busy", "false");
  if (!keepsFigures) content.replaceChildren();
  else if (content.children.length > 0) content.setAttribute("data-old", "");
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
