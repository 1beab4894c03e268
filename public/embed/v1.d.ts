/** The types of <commitbook-embed>, version 1. */

export type EmbedView = "overview" | "commitment" | "ledger" | "timeline" | "statement";

/** Fixed words; only ever more of them. Everything shown to a reader stands in the frame itself. */
export type EmbedErrorCode =
  | "code-used"
  | "code-expired"
  | "origin-not-allowed"
  | "session-ended"
  | "scope-empty"
  | "provider-unavailable"
  | "data-stale"
  | "no-commitments"
  | "view-not-permitted"
  | "version-retired"
  | "no-code"
  | "not-found"
  | "unavailable";

export type EmbedTheme = {
  /** `auto` is the colour scheme that the page declares around the element. */
  readonly mode?: "light" | "dark" | "auto";
  /** Colours are #rrggbb. What cannot be read on its ground is corrected, and named in `ready`. */
  readonly accent?: string;
  readonly surface?: string;
  readonly text?: string;
  readonly positive?: string;
  readonly negative?: string;
  readonly warning?: string;
  readonly chart1?: string;
  readonly chart2?: string;
  readonly chart3?: string;
  readonly chart4?: string;
  readonly chart5?: string;
  readonly chart6?: string;
  readonly chart7?: string;
  readonly chart8?: string;
  /** Pixels, 0 to 24. */
  readonly radius?: number;
  readonly density?: "compact" | "regular" | "comfortable";
  readonly fontFamily?: string;
  /** Whether the picture stored with the embed is shown. */
  readonly logo?: boolean;
  readonly hideHeader?: boolean;
};

/** Words of the page's own in place of ours; anything else is passed over. */
export type EmbedWords = {
  readonly [Word in
    | "title"
    | "available"
    | "settled"
    | "pending"
    | "drawn"
    | "expired"
    | "granted"
    | "pool"
    | "committed"]?: string;
};

/** What the frame is asked about; `asOf` is an instant in UTC. */
export type EmbedParams = {
  readonly asOf?: string;
  readonly filters?: Readonly<Record<string, string>>;
};

export type CodeRequest = {
  readonly embedId: string;
  readonly view: string | null;
  /** `renew`: the reader stays where she is, and the session goes on. */
  readonly reason: "load" | "renew";
};

/** What the page's own server was given by the mint. A bare code will do. */
export type CodeAnswer = string | { readonly code: string };

/** Asks the page's own server for a code. It may fail or stay away: the element asks again. */
export type GetCode = (request: CodeRequest) => CodeAnswer | Promise<CodeAnswer>;

export type EmbedFailure = {
  readonly code: EmbedErrorCode;
  readonly retryable: boolean;
  readonly message: string;
};

export interface CommitbookEmbedEventMap {
  loading: CustomEvent<Record<string, never>>;
  /** The first figures are drawn. Never after a failure before it loads again. */
  ready: CustomEvent<{ readonly corrected?: readonly string[] }>;
  error: CustomEvent<EmbedFailure>;
  sessionended: CustomEvent<Partial<EmbedFailure>>;
  /** Whole pixels, within the least and the most. */
  resize: CustomEvent<{ readonly height: number }>;
  navigate: CustomEvent<{ readonly view: EmbedView; readonly params?: EmbedParams }>;
  exportdone: CustomEvent<{ readonly rows: number }>;
  /** An Escape that nothing inside the frame had a use for. */
  escape: CustomEvent<Record<string, never>>;
  /** After a later change of the theme: what had to be corrected. */
  themed: CustomEvent<{ readonly corrected: readonly string[] }>;
}

/** Attributes are the same names with hyphens: `embed-id`, `min-height`, `font-family`, `chart1`. */
export interface CommitbookEmbed extends HTMLElement {
  embedId: string | null;
  view: string | null;
  /** Where the book is, if this file is not loaded from there. */
  origin: string | null;
  /** The name of the frame for screen readers. */
  label: string | null;
  locale: string | null;
  timezone: string | null;
  /** Pixels. Without them the height is that of what is shown. */
  minHeight: string | number | null;
  maxHeight: string | number | null;
  getCode: GetCode | undefined;
  theme: EmbedTheme | undefined;
  words: EmbedWords | undefined;
  params: EmbedParams | undefined;
  reload(): void;
  navigate(view: EmbedView, params?: EmbedParams): void;
  /** The frame prints itself, with all its rows. */
  print(): void;
  destroy(): void;
  addEventListener<Type extends keyof CommitbookEmbedEventMap>(
    type: Type,
    listener: (this: CommitbookEmbed, event: CommitbookEmbedEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "commitbook-embed": CommitbookEmbed;
  }
}
