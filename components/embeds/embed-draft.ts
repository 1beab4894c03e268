import type {
  EmbedAction,
  EmbedView,
  RenamedWord,
  ThemeToken,
} from "@/lib/domain/base/embed-words";
import type { EmbedTheme, WireEmbed } from "@/lib/wire/embed";

/** An embed as its maker has it before it is saved. The words are the page's own and are not kept here. */
export type EmbedDraft = {
  readonly name: string;
  readonly origins: readonly string[];
  readonly views: readonly EmbedView[];
  readonly actions: readonly EmbedAction[];
  /** null: those that each session names. */
  readonly accountIds: readonly string[] | null;
  readonly maxLifeSeconds: number;
  readonly locale: WireEmbed["locale"];
  readonly theme: EmbedTheme;
  readonly hasLogo: boolean;
  /** A picture to be stored, or null to take it away; undefined leaves what is stored. */
  readonly logo?: string | null | undefined;
  readonly words: Partial<Readonly<Record<RenamedWord, string>>>;
};

export type ChangeDraft = (changes: Partial<EmbedDraft>) => void;

export const newDraft: EmbedDraft = {
  name: "",
  origins: [],
  views: ["overview"],
  actions: ["print"],
  accountIds: null,
  maxLifeSeconds: 8 * 3_600,
  locale: null,
  theme: { mode: "light" },
  hasLogo: false,
  words: {},
};

export const toDraft = (embed: WireEmbed): EmbedDraft => ({ ...embed, words: {} });

/** What the server keeps of it. */
export const toBody = ({ words: _, ...draft }: EmbedDraft) => ({
  name: draft.name,
  origins: [...draft.origins],
  views: [...draft.views],
  actions: [...draft.actions],
  accountIds: draft.accountIds === null ? null : [...draft.accountIds],
  maxLifeSeconds: draft.maxLifeSeconds,
  locale: draft.locale,
  theme: draft.theme,
  ...(draft.logo === undefined ? {} : { logo: draft.logo }),
});

const toAttribute = (token: string): string =>
  token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The look as attributes of the element. */
export const toLook = (theme: EmbedTheme): Record<string, string> =>
  Object.fromEntries(
    Object.entries(theme).flatMap(([token, value]) => {
      // A logo that is stored is shown unless the page says no.
      if (value === undefined || (value === false && token !== "logo")) return [];
      return [[toAttribute(token), value === true ? "" : String(value)]];
    }),
  );

/** Another value of one token; an empty one takes it out, so that ours counts again. */
export const withToken = (
  theme: EmbedTheme,
  token: ThemeToken,
  value: string | number | boolean | null,
): EmbedTheme => {
  const { [token]: _, ...rest } = theme;
  return value === null || value === "" ? rest : { ...rest, [token]: value };
};
