import { useState } from "react";
import { type ChangeDraft, type EmbedDraft, withToken } from "@/components/embeds/embed-draft";
import { LogoField } from "@/components/embeds/logo-field";
import { ThemeNotes } from "@/components/embeds/theme-notes";
import { WordFields } from "@/components/embeds/word-fields";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SectionLine } from "@/components/ui/section-line";
import { SelectField } from "@/components/ui/select-field";
import {
  type ThemeToken,
  themeDensities,
  themeFonts,
  themeModes,
} from "@/lib/domain/base/embed-words";

type ThemeFieldsProps = {
  readonly draft: EmbedDraft;
  readonly onChange: ChangeDraft;
  readonly corrected: readonly string[];
};

const colours = ["accent", "surface", "text"] as const;
const moreColours = [
  ...["positive", "negative", "warning"],
  ...["chart1", "chart2", "chart3", "chart4", "chart5", "chart6", "chart7", "chart8"],
] as readonly ThemeToken[];
const isColour = /^#[0-9a-f]{6}$/i;

const choices = {
  mode: { label: "Mode", words: themeModes },
  fontFamily: { label: "Font", words: themeFonts },
  density: { label: "Density", words: themeDensities },
} as const;

/** How it looks: visual only, changed by any page that shows it, and seen here at once. */
export const ThemeFields = ({ draft, onChange, corrected }: ThemeFieldsProps) => {
  const { theme } = draft;
  const set = (token: ThemeToken, value: string | number | null) =>
    onChange({ theme: withToken(theme, token, value) });
  const colour = (token: ThemeToken) => (
    <Colour
      key={token}
      onChange={(value) => set(token, value)}
      token={token}
      value={String(theme[token] ?? "")}
    />
  );
  return (
    <section aria-label="How it looks">
      <SectionLine
        note="unsigned, visual only"
        right={
          <Button look="quiet" onClick={() => onChange({ theme: { mode: "light" }, words: {} })}>
            Reset theme
          </Button>
        }
        title="How it looks"
      />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {(["mode", "fontFamily", "density"] as const).map((token) => (
          <SelectField
            key={token}
            label={choices[token].label}
            onChange={({ target }) => set(token, target.value)}
            options={[
              { value: "", label: "ours" },
              ...choices[token].words.map((value) => ({ value, label: value })),
            ]}
            value={String(theme[token] ?? "")}
          />
        ))}
        {colours.map(colour)}
        <Input
          className="w-20"
          label="Radius"
          max={24}
          min={0}
          onChange={({ target }) =>
            set("radius", target.value === "" ? null : target.valueAsNumber)
          }
          type="number"
          value={theme.radius ?? ""}
        />
      </div>
      <details className="mt-2">
        <summary className="cursor-pointer text-accent">More colours</summary>
        <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">{moreColours.map(colour)}</div>
      </details>
      <div className="mt-2">
        <LogoField draft={draft} onChange={onChange} />
      </div>
      <WordFields onChange={(words) => onChange({ words })} words={draft.words} />
      <ThemeNotes corrected={corrected} theme={theme} />
    </section>
  );
};

type ColourProps = {
  readonly token: ThemeToken;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
};

/** While somebody types, what is typed stands there; only a whole colour counts. */
const Colour = ({ token, value, onChange }: ColourProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="flex items-end gap-1">
      <input
        aria-label={`${token}, picked`}
        className="h-[26px] w-8 rounded-block border border-line2 bg-raised"
        onChange={({ target }) => onChange(target.value)}
        type="color"
        value={isColour.test(value) ? value : "#ffffff"}
      />
      <Input
        className="w-24"
        label={token}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === "" || isColour.test(target.value)) onChange(target.value || null);
        }}
        placeholder="ours"
        value={typed ?? value}
      />
    </span>
  );
};
