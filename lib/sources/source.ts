import type { z } from "zod";
import type { ChoiceField, SettingField } from "@/lib/sources/setting-field";

/** A key that opens a source. It has at most two, which are kept as one secret (`keys.ts`). */
export type SourceKey = {
  /** Its place in the body of a request. */
  readonly name: "secret" | "applicationKey";
  /** "Access token" */
  readonly label: string;
  /** "an access token" */
  readonly phrase: string;
  /** "VERCEL_TOKEN": what puts it in before the start. */
  readonly variable: string;
};

type Name<Settings extends z.ZodObject> = keyof z.output<Settings> & string;

/** What this version knows of one billing source, apart from how it is read. */
export type Source<Settings extends z.ZodObject = z.ZodObject> = {
  /** "Vercel" */
  readonly name: string;
  /** What its accounts are called: "team". */
  readonly accountNoun: string;
  /** The zone in which its days are cut, printed wherever a day is shown. */
  readonly dayZone: string;
  /** Whether commitments that are bought by the hour come from it. */
  readonly isByTheHour: boolean;
  /** An account that was read whole and has no commitment: which kind of nothing that may be. */
  readonly whyNothing: string;
  /** Its own words for what it gives and nobody pays for (ruling 21 of metrics 3.14). */
  readonly gifts: readonly string[];

  /** Where it is read; null for a source without an address, such as a folder of files. */
  readonly address: {
    /** "https://api.{site}": a setting's name stands for its value. */
    readonly usual: string;
    readonly variable: string;
  } | null;
  /** What opens it; empty for a source that asks for nothing. */
  readonly keys: readonly SourceKey[];
  /** What its keys must be allowed, and where that is said. */
  readonly needs: {
    readonly onConnect: string;
    readonly beforeStart: string;
    readonly inReadme: string;
  };
  /** What comes from it, for the README. */
  readonly gives: string;

  /** How a connection reads it: strict, and without defaults. */
  readonly settings: Settings;
  readonly defaults: z.output<Settings>;
  /** Settings that list accounts by their ids: not shown to who may see only some accounts. */
  readonly accountSettings: readonly Name<Settings>[];
  readonly forms: {
    /** Asked for when it is connected. */
    readonly connect: readonly SettingField<Name<Settings>>[];
    /** Behind *What is read, and how*. */
    readonly change: readonly SettingField<Name<Settings>>[];
    /** Beside the connection itself: a choice that changes what figures mean. */
    readonly upFront: readonly ChoiceField<Name<Settings>>[];
  };
  /** Settings that the environment gives, such as DD_SITE. */
  readonly variables: readonly {
    readonly variable: string;
    readonly field: SettingField<Name<Settings>>;
  }[];
};

/** Holds a row's defaults and forms against its own settings. */
export const defineSource = <Settings extends z.ZodObject>(
  source: Source<Settings>,
): Source<Settings> => source;
