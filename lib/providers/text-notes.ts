import { cleanText, isPlainText, textCharsMax, unseenCodes } from "@/lib/providers/foreign-text";
import type { Note } from "@/lib/providers/note";

/** What there is to say of a row whose texts are not all kept as they were sent. */
export const textNotes = (row: unknown): readonly Note[] =>
  isPlain(row) ? none : textsOf(row, "").flatMap(notesOf).slice(0, notesMax);

const none: readonly Note[] = [];

/** One row that holds nothing else fills no list. */
const notesMax = 5;

const isPlain = (value: unknown): boolean => {
  if (typeof value === "string") return isPlainText(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isPlain);
};

type Text = { readonly path: string; readonly text: string };

const textsOf = (value: unknown, path: string): readonly Text[] => {
  if (typeof value === "string") return isPlainText(value) ? [] : [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    textsOf(each, path === "" ? name : `${path}.${name}`),
  );
};

const notesOf = ({ path, text }: Text): Note[] => {
  const field = cleanText(path, 80);
  const codes = unseenCodes(text).slice(0, 3).join(" ");
  const tooLong = {
    code: "text-too-long",
    reason: `${field} has ${text.length} characters: it is shown shortened, and its record has all of it.`,
  };
  const unseen = {
    code: "unseen-characters",
    reason: `${field} holds characters that nobody sees or that turn the text around them: their codes are shown in their place, ${codes}.`,
  };
  return [...(text.length > textCharsMax ? [tooLong] : []), ...(codes === "" ? [] : [unseen])];
};
