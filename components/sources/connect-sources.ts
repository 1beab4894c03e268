import type { NewConnection } from "@/lib/wire/connection";
import { connectionSettings } from "@/lib/wire/connection-settings";

export type ConnectField =
  | {
      readonly kind: "secret" | "list";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

export type ConnectSource = {
  readonly provider: NewConnection["provider"];
  readonly name: string;
  readonly note: string;
  readonly fields: readonly ConnectField[];
};

const { site } = connectionSettings.shape.datadog.shape;

export const connectSources: readonly [ConnectSource, ...ConnectSource[]] = [
  {
    provider: "vercel",
    name: "Vercel",
    note: "a token that may read billing; the first read starts by itself",
    fields: [
      { kind: "secret", name: "secret", label: "Access token" },
      {
        kind: "list",
        name: "teamIds",
        label: "Team ids",
        hint: "Empty reads every team the token can see.",
      },
    ],
  },
  {
    provider: "metronome",
    name: "Metronome",
    note: "a read-only token is enough; the first read starts by itself",
    fields: [
      { kind: "secret", name: "secret", label: "API token" },
      {
        kind: "list",
        name: "customerIds",
        label: "Customer ids",
        hint: "Empty reads every customer.",
      },
      { kind: "list", name: "salesforceAccountIds", label: "Salesforce account ids" },
    ],
  },
  {
    provider: "datadog",
    name: "Datadog",
    note: "an application key with the scope cloud_cost_management_read",
    fields: [
      { kind: "secret", name: "secret", label: "API key" },
      { kind: "secret", name: "applicationKey", label: "Application key" },
      {
        kind: "choice",
        name: "site",
        label: "Site",
        options: site.options.map((value) => ({ value, label: value })),
      },
    ],
  },
];

/** What the form holds, as the API takes it. */
export const toNewConnection = (
  provider: NewConnection["provider"],
  textOf: (name: string) => string,
): NewConnection => {
  const listOf = (name: string) =>
    textOf(name)
      .split(/[\s,]+/)
      .filter(Boolean);
  const common = { provider, name: textOf("name"), secret: textOf("secret") };
  switch (provider) {
    case "vercel":
      return { ...common, settings: { teamIds: listOf("teamIds") } };
    case "metronome":
      return {
        ...common,
        settings: {
          metronome: {
            customerIds: listOf("customerIds"),
            salesforceAccountIds: listOf("salesforceAccountIds"),
          },
        },
      };
    case "datadog":
      return {
        ...common,
        applicationKey: textOf("applicationKey"),
        settings: { datadog: { site: site.parse(textOf("site")) } },
      };
  }
};
