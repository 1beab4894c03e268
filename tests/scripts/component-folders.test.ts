import { expect, test } from "vitest";
import { checkComponentFolders } from "@/scripts/lib/component-folders";
import { readSourceFacts } from "@/scripts/lib/source-facts";

const check = (path: string, text: string): string[] =>
  checkComponentFolders([{ path, facts: readSourceFacts(path, text) }]);

test.each([
  ["components/ledger/a.tsx", 'import { a } from "@/components/ui/a";'],
  ["components/ledger/a.tsx", 'import { a } from "@/components/ledger/b"; import "./c";'],
  ["components/ui/a.tsx", 'import { a } from "@/lib/format/a";'],
  ["app/page.tsx", 'import { a } from "@/components/accounts/a";'],
])("%s may say %s", (path, text) => {
  expect(check(path, text)).toEqual([]);
});

test("an import that leads upwards is named, a type's and a late one's too", () => {
  expect(
    check(
      "components/ui/a.tsx",
      'import type { A } from "@/components/marks/a";\nconst b = import("@/components/accounts/b");',
    ),
  ).toEqual([
    "components/ui/a.tsx:1 imports @/components/marks/a: ui stands below marks",
    "components/ui/a.tsx:2 imports @/components/accounts/b: ui stands below accounts",
  ]);
});

test("a folder without a place is named", () => {
  expect(check("components/charms/a.tsx", "")).toEqual([
    "components/charms has no place in scripts/lib/component-folders.ts",
  ]);
});
