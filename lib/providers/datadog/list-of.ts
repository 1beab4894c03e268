import type { Commitment } from "@/lib/domain/base/commitment";
import { listProducts, scopeOf } from "@/lib/providers/datadog/scope";
import type { DatadogSettings } from "@/lib/sources/datadog";

/** Which of the products asked for lists a commitment; null where none of its products is asked for. */
export const createListOf = (settings: DatadogSettings) => {
  const asked = listProducts(settings);
  return ({ category, attributes }: Commitment): string | null => {
    const textOf = (key: string): string =>
      attributes.find((each) => each.key === key)?.text.toLowerCase() ?? "";
    const products = textOf("product").split(", ");
    const own = asked.find(
      ({ provider, product, type }) =>
        provider === textOf("provider") &&
        type === (category === "spend" ? "sp" : "ri") &&
        products.includes(product.toLowerCase()),
    );
    return own === undefined ? null : scopeOf(own);
  };
};
