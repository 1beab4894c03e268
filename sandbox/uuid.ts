import { hashText } from "@/sandbox/dice";

const hex = (text: string): string => hashText(text).toString(16).padStart(8, "0");

/** The same label always gives the same identifier, in the form of a version 4 UUID. */
export const uuidOf = (label: string): string => {
  const text = hex(`0/${label}`) + hex(`1/${label}`) + hex(`2/${label}`) + hex(`3/${label}`);
  const [one, two] = [text.slice(0, 8), text.slice(8, 12)];
  return `${one}-${two}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
};
