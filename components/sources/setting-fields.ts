import type { NewConnection, WireConnection } from "@/lib/wire/connection";
import {
  type ConnectionSettingsBody,
  connectionSettingsBody,
} from "@/lib/wire/connection-settings";

export type SettingField = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

type Product = WireConnection["settings"]["datadog"]["products"][number];

/** "aws/ec2/ri" */
const scopeOf = ({ provider, product, type }: Product): string => `${provider}/${product}/${type}`;

export const settingFields = ({
  provider,
  settings,
}: Pick<WireConnection, "provider" | "settings">): readonly SettingField[] => {
  switch (provider) {
    case "vercel":
      return [];
    case "metronome": {
      const { customerIds, salesforceAccountIds, withoutCalls } = settings.metronome;
      return [
        {
          name: "customerIds",
          label: "Customer ids",
          value: customerIds.join(", "),
          hint: "Empty reads every customer.",
        },
        {
          name: "salesforceAccountIds",
          label: "Salesforce account ids",
          value: salesforceAccountIds.join(", "),
        },
        {
          name: "withoutCalls",
          label: "Calls the token may not make",
          value: withoutCalls.join(", "),
          hint: "Of credit-types, contracts, commits, credits.",
        },
      ];
    }
    case "datadog": {
      const { products, letterCase, scale, backfillDays, currency } = settings.datadog;
      return [
        {
          name: "products",
          label: "Products",
          value: products.map(scopeOf).join(", "),
          hint: "provider/product/type, such as aws/rds/ri or aws/ec2/sp.",
        },
        {
          name: "backfillDays",
          label: "Days of history",
          value: String(backfillDays),
          hint: "Read once, then only the newest days.",
        },
        {
          name: "currency",
          label: "Currency",
          value: currency,
          hint: "Where Datadog does not say.",
        },
        {
          name: "scale",
          label: "A utilization of 1 is",
          value: scale,
          options: [
            { value: "fraction", label: "everything used" },
            { value: "percent", label: "one percent" },
          ],
        },
        {
          name: "letterCase",
          label: "Parameters in",
          value: letterCase,
          options: [
            { value: "lower", label: "lower case" },
            { value: "upper", label: "upper case" },
          ],
        },
      ];
    }
  }
};

/** What the form holds, as the API takes it; or what is wrong with it, in words. */
export const readSettings = (
  provider: NewConnection["provider"],
  textOf: (name: string) => string,
): { readonly body: ConnectionSettingsBody } | { readonly wrong: string } => {
  const read = connectionSettingsBody.safeParse(formOf(provider, textOf));
  if (read.success) return { body: read.data };
  const words = read.error.issues.map(
    ({ path, message }) => `${path.slice(1).join(" ")}: ${message}`,
  );
  return { wrong: `${[...new Set(words)].join("; ")}.` };
};

const formOf = (
  provider: NewConnection["provider"],
  textOf: (name: string) => string,
): Record<string, unknown> => {
  const listOf = (name: string) =>
    textOf(name)
      .split(/[\s,]+/)
      .filter(Boolean);
  switch (provider) {
    case "vercel":
      return {};
    case "metronome":
      return {
        metronome: {
          customerIds: listOf("customerIds"),
          salesforceAccountIds: listOf("salesforceAccountIds"),
          withoutCalls: listOf("withoutCalls"),
        },
      };
    case "datadog":
      return {
        datadog: {
          products: listOf("products").map((scope) => {
            const [cloud, product, type] = scope.split("/");
            return { provider: cloud, product, type };
          }),
          backfillDays: Number(textOf("backfillDays")),
          currency: textOf("currency").toUpperCase(),
          scale: textOf("scale"),
          letterCase: textOf("letterCase"),
        },
      };
  }
};
