/** Text that is markup already. Only the function below makes it. */
export type Html = { readonly markup: string };

export type Part = Html | string | number | null | false | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => escapes[each] ?? "");

const toMarkup = (part: Part): string => {
  if (part === null || part === false) return "";
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(toMarkup).join("");
};

/** Markup with values in it: whatever is no markup is escaped, in text and in quoted attributes alike. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.reduce(
    (left, text, index) => `${left}${toMarkup(parts[index - 1] ?? null)}${text}`,
  ),
});
