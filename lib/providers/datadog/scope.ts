import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";

/** "aws/ec2/ri": what one call is about, and by what its rows are told apart. */
export const scopeOf = ({ provider, product, type }: DatadogProduct): string =>
  `${coverageScopeOf({ provider, product })}/${type}`;

/** "aws/ec2": coverage and savings are asked for without a type. */
export const coverageScopeOf = ({
  provider,
  product,
}: Pick<DatadogProduct, "provider" | "product">): string => `${provider}/${product.toLowerCase()}`;

/** Each once, in the order of the settings. */
export const listProducts = ({ products }: DatadogSettings): readonly DatadogProduct[] => [
  ...new Map(products.map((product) => [scopeOf(product), product])).values(),
];
