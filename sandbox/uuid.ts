import { hashText } from "@/sandbox/dice";

const hex = (text: string): string => hashText(text).toString(16).padStart(8, "0");

/** The same label always gives the same identifier, in the form of a version 4 UUID. */
export const uuidOf = (label: string): string => {
  const text = [0, 1, 2, 3].map((part) => hex(`${part}/${label}`)).join("");
  const group = (from: number, to: number): string => text.slice(from, to);
  return `${group(0, 8)}-${group(8, 12)}-4${group(13, 16)}-a${group(17, 20)}-${group(20, 32)}`;
};
