/** One setting in a form: how it is shown, and how what was typed is read. The settings' schema judges it. */
export type SettingField<Name extends string = string> = {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  /** Given where there is something to choose from. */
  readonly options?: readonly Option[];
  readonly toText: (value: unknown) => string;
  readonly fromText: (text: string) => unknown;
};

export type ChoiceField<Name extends string = string> = SettingField<Name> & {
  readonly options: readonly Option[];
};

type Option = { readonly value: string; readonly label: string };

type Asked<Name extends string> = Pick<SettingField<Name>, "name" | "label" | "hint">;

export const numberField = <const Name extends string>(asked: Asked<Name>): SettingField<Name> => ({
  ...asked,
  toText: String,
  fromText: Number,
});

/** Capital letters, however they were typed: "USD". */
export const codeField = <const Name extends string>(asked: Asked<Name>): SettingField<Name> => ({
  ...asked,
  toText: String,
  fromText: (text) => text.toUpperCase(),
});

/** One of a few words, in any case. */
export const choiceField = <const Name extends string>({
  options,
  ...asked
}: Asked<Name> & { readonly options: readonly Option[] }): ChoiceField<Name> => ({
  ...asked,
  options,
  toText: String,
  fromText: (text) =>
    options.find(({ value }) => value.toLowerCase() === text.toLowerCase())?.value ?? text,
});

/** Several, separated by commas or spaces. */
export const listField = <const Name extends string>({
  itemToText = String,
  itemFromText = (text) => text,
  ...asked
}: Asked<Name> & {
  readonly itemToText?: (item: unknown) => string;
  readonly itemFromText?: (text: string) => unknown;
}): SettingField<Name> => ({
  ...asked,
  toText: (value) => (Array.isArray(value) ? value.map(itemToText).join(", ") : ""),
  fromText: (text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(itemFromText),
});
