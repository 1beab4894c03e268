import type { ProviderId } from "@/lib/domain/base/account";
import type { SettingField } from "@/lib/sources/setting-field";
import type { Source } from "@/lib/sources/source";
import { sources } from "@/lib/sources/sources";
import type { KeyBody, NewConnection, SettingsBody } from "@/lib/wire/connection";

type TextOf = (name: string) => string;

const readFields = (fields: readonly SettingField[], textOf: TextOf): SettingsBody =>
  Object.fromEntries(fields.map(({ name, fromText }) => [name, fromText(textOf(name))]));

const readKeys = (keys: Source["keys"], textOf: TextOf): KeyBody =>
  Object.fromEntries(keys.map(({ name }) => [name, textOf(name)]));

/** What the form of a new connection holds, as the API takes it. */
export const toNewConnection = (provider: ProviderId, textOf: TextOf): NewConnection => {
  const { keys, forms } = sources[provider];
  return {
    provider,
    name: textOf("name"),
    ...readKeys(keys, textOf),
    settings: readFields(forms.connect, textOf),
  };
};

/** What the form of a key holds, as the API takes it. */
export const toKey = (provider: ProviderId, textOf: TextOf): KeyBody =>
  readKeys(sources[provider].keys, textOf);

/** What the form of settings holds, as the API takes it; or what is wrong with it, in words. */
export const readSettings = (
  provider: ProviderId,
  textOf: TextOf,
): { readonly body: SettingsBody } | { readonly wrong: string } => {
  const { settings, forms } = sources[provider];
  const read = settings.partial().safeParse(readFields(forms.change, textOf));
  if (read.success) return { body: read.data };
  const words = read.error.issues.map(({ path, message }) => `${path.join(" ")}: ${message}`);
  return { wrong: `${[...new Set(words)].join("; ")}.` };
};
