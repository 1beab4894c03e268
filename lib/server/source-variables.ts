import { z } from "zod";
import type { ProviderId } from "@/lib/domain/base/account";
import { StartError } from "@/lib/server/start-error";
import { apiUrl, variable } from "@/lib/server/variable-schemas";
import { isKey, joinKeys } from "@/lib/sources/keys";
import type { Source } from "@/lib/sources/source";
import { sourceIds, sources } from "@/lib/sources/sources";
import { usualAddress } from "@/lib/sources/usual-address";

/** A source that the environment connects. */
export type EnvironmentSource = {
  readonly provider: ProviderId;
  /** Empty where the source has none, as its secret is. */
  readonly baseUrl: string;
  readonly secret: string;
  /** Those that the environment decides. */
  readonly settings: Readonly<Record<string, unknown>>;
};

type Given = Readonly<Record<string, string | undefined>>;

const keyVariable = (source: Source, name: string) =>
  variable.refine((text) => isKey(source, text), {
    error: `${name} must be one key, without spaces or colons.`,
  });

const settingVariable = (
  { settings }: Source,
  { variable: name, field }: Source["variables"][number],
) =>
  variable.refine(
    (text) => settings.partial().safeParse({ [field.name]: field.fromText(text) }).success,
    {
      error: field.options
        ? `${name} must be one of ${field.options.map(({ value }) => value).join(", ")}.`
        : `${name} is not what ${field.label} may be.`,
    },
  );

const schemasOf = (source: Source): Readonly<Record<string, z.ZodType<string>>> => {
  const { keys, variables, address } = source;
  return {
    ...Object.fromEntries(keys.map((key) => [key.variable, keyVariable(source, key.variable)])),
    ...Object.fromEntries(variables.map((each) => [each.variable, settingVariable(source, each)])),
    ...(address && { [address.variable]: apiUrl(address.variable) }),
  };
};

/** Every variable of every source, each of which may be left out. */
export const sourceVariables = z
  .object(
    Object.fromEntries(
      Object.values(sources).flatMap((source) => Object.entries(schemasOf(source))),
    ),
  )
  .partial();

/** The sources that the environment connects, in the order of the table. */
export const readSources = (given: Given): EnvironmentSource[] =>
  sourceIds.flatMap((provider) => readSource(provider, sources[provider], given) ?? []);

export const readSource = (
  provider: ProviderId,
  source: Source,
  given: Given,
): EnvironmentSource | null => {
  if (!isConnected(source, given)) return null;
  const settings = Object.fromEntries(
    source.variables.map(({ variable: name, field }) => {
      const text = given[name];
      return [field.name, text === undefined ? source.defaults[field.name] : field.fromText(text)];
    }),
  );
  const usual = usualAddress(source, { ...source.defaults, ...settings });
  return {
    provider,
    settings,
    baseUrl: (source.address && given[source.address.variable]) ?? usual ?? "",
    secret: joinKeys(source.keys.map(({ variable: name }) => given[name] ?? "")),
  };
};

/** A source is connected by its keys, all of them; one that asks for none by any of its settings. */
const isConnected = ({ keys, variables }: Source, given: Given): boolean => {
  const isGiven = ({ variable: name }: { readonly variable: string }) => given[name] !== undefined;
  if (keys.length === 0) return variables.some(isGiven);
  if (keys.some(isGiven) && !keys.every(isGiven)) {
    const names = keys.map(({ variable: name }) => name).join(" and ");
    throw new StartError(`${names} go together: set both or neither.`);
  }
  return keys.every(isGiven);
};
