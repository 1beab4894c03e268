import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { embedSizes } from "@/lib/domain/base/embed-sizes";
import { embedViews } from "@/lib/domain/base/embed-words";

test("the documentation says the same height and weight of each view as the maker", () => {
  const text = readFileSync(join(process.cwd(), "docs", "examples", "README.md"), "utf8");
  for (const view of embedViews) {
    const { height, kilobytes } = embedSizes[view];
    expect(text).toContain(`| \`${view}\` | ${height} px | ${kilobytes.toFixed(1)} kB |`);
  }
});
