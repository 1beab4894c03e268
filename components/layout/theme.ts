export const themes = ["light", "dark", "auto"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** What the cookie says; anything unknown follows the system. */
export const readTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "auto";
