import { themeModes } from "@/lib/domain/base/embed-words";

/** A page of ours and a frame of ours know the same ones. */
export const themes = themeModes;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** What the cookie says; anything unknown follows the system. */
export const readTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "auto";
