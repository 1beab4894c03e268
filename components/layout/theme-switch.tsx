"use client";

import { useState } from "react";
import { type Theme, themeCookie, themes } from "@/components/layout/theme";
import { classNames } from "@/components/ui/class-names";

const yearSeconds = 31_536_000;

const words: Readonly<Record<Theme, string>> = { light: "Light", dark: "Dark", auto: "System" };

const apply = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${yearSeconds}; samesite=lax`;
};

/** The server reads the cookie, so the next page is right before its first paint. */
export const ThemeSwitch = ({ initial }: { readonly initial: Theme }) => {
  const [selected, setSelected] = useState(initial);
  return (
    <fieldset className="flex gap-3">
      <legend className="mb-1 text-label text-ink3">Theme</legend>
      {themes.map((theme) => (
        <label
          className={classNames(
            "cursor-pointer pb-0.5 max-sm:py-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            theme === selected ? "tab-line text-ink" : "text-ink3 hover:text-ink",
          )}
          key={theme}
        >
          <input
            checked={theme === selected}
            className="sr-only"
            name="theme"
            onChange={() => {
              setSelected(theme);
              apply(theme);
            }}
            type="radio"
            value={theme}
          />
          {words[theme]}
        </label>
      ))}
    </fieldset>
  );
};
