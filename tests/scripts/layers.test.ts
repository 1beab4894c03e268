import { describe, expect, test } from "vitest";
import { checkLayers, checkProviderFolders, checkSourceNames, layerOf } from "@/scripts/lib/layers";
import { readSourceFacts } from "@/scripts/lib/source-facts";

const check = (tree: Readonly<Record<string, string>>): string[] =>
  checkLayers(
    Object.entries(tree).map(([path, text]) => ({ path, facts: readSourceFacts(path, text) })),
  );

describe("a house in order", () => {
  test.each([
    ["lib/domain/base/money.ts", 'import Big from "big.js";'],
    [
      "lib/domain/base/period.ts",
      'import { TZDate } from "@date-fns/tz"; import "date-fns/addMonths";',
    ],
    ["lib/domain/base/commitment.ts", 'import type { Money } from "./money"; new Date(0);'],
    ["lib/format/money.ts", 'import type { Money } from "@/lib/domain/base/money";'],
    ["lib/providers/vercel/map.ts", 'import type { Row } from "./api-schema";'],
    ["lib/providers/registry.ts", 'import { vercel } from "@/lib/providers/vercel/provider";'],
    ["lib/providers/vercel/client.ts", 'import { send } from "@/lib/providers/http/send";'],
    ["lib/sync/run.ts", 'import "@/lib/store/book"; import "@/lib/providers/registry";'],
    ["lib/server/env.ts", "export const port = process.env.PORT;"],
    ["app/api/v1/accounts/route.ts", 'import "@/lib/server/define-route"; import "@/lib/wire/a";'],
    ["app/(dashboard)/page.tsx", 'import "@/components/overview/overview"; import "./page.css";'],
    ["components/ui/logo.tsx", 'import logo from "@/public/logo.svg"; export { logo };'],
    ["instrumentation.ts", 'process.env.NEXT_RUNTIME; await import("@/lib/server/start");'],
    ["sandbox/main.ts", 'import "./world"; import "node:http"; process.env.TZ;'],
    ["lib/server/about.ts", 'import { version } from "@/package.json";'],
  ])("%s may say %s", (path, text) => {
    expect(check({ [path]: text })).toEqual([]);
  });
});

describe("a broken rule names the file, the line and the import", () => {
  test.each([
    ["lib/domain/a.ts", 'import "@/lib/format/money";', "domain may not import format"],
    ["lib/domain/a.ts", 'import { z } from "zod";', "the domain imports no package"],
    ["lib/domain/a.ts", 'import fs from "node:fs";', "without Node"],
    ["lib/domain/a.ts", 'import fs from "fs";', "without Node"],
    ["lib/store/a.ts", 'import type { A } from "@/lib/wire/a";', "store may not import wire"],
    ["lib/store/a.ts", 'export * from "@/lib/sync/a";', "store may not import sync"],
    ["lib/store/a.ts", 'export { b } from "@/lib/server/a";', "store may not import server"],
    ["lib/client/a.ts", 'const a = import("@/lib/server/a");', "client may not import server"],
    ["lib/client/a.ts", "const a = import(`@/lib/store/a`);", "client may not import store"],
    ["lib/client/a.ts", "const a = (b: string) => import(b);", "the module's name is computed"],
    ["lib/client/a.ts", 'const a = require("@/lib/store/a");', "client may not import store"],
    ["lib/wire/a.ts", 'type A = import("@/lib/store/a").A;', "wire may not import store"],
    ["components/a.tsx", 'import "@/lib/server/a"; <a />;', "components may not import server"],
    ["app/page.tsx", 'import "@/lib/store/a";', "app pages may not import store"],
    ["app/page.tsx", 'import "@/lib/wire/a";', "app pages may not import wire"],
    ["app/api/a/route.ts", 'import "@/lib/sync/a";', "app routes may not import sync"],
    ["app/feed/route.ts", 'import "@/components/a";', "app routes may not import components"],
    ["lib/providers/a.ts", 'import "@/sandbox/world";', "providers may not import sandbox"],
    ["sandbox/world.ts", 'import "@/lib/domain/base/money";', "sandbox may not import domain"],
    ["proxy.ts", 'import "@/lib/store/a";', "proxy.ts may not import store"],
    ["lib/server/a.ts", 'import "@/tests/fixtures/a";', "it belongs to no layer"],
    ["lib/format/a.ts", 'import "../domain/money";', "write @/ instead"],
    ["lib/format/a.ts", 'import "./../domain/../store/a";', "format may not import store"],
    ["lib/sync/a.ts", 'import "@/lib/providers/vercel/api-schema";', "only lib/providers/vercel"],
    ["lib/providers/registry.ts", 'import "./vercel/map";', "only lib/providers/vercel"],
    [
      "lib/providers/datadog/map.ts",
      'import "@/lib/providers/vercel/map";',
      "may not import another",
    ],
    [
      "lib/format/a.ts",
      'import Big from "big.js";',
      "only lib/domain/base/money.ts imports big.js",
    ],
    [
      "lib/domain/base/money.ts",
      'import "date-fns";',
      "only lib/domain/base/period.ts imports date-fns",
    ],
  ])("%s: %s", (path, text, reason) => {
    const problems = check({ [path]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${path}:1 imports `);
    expect(problems[0]).toContain(reason);
  });

  test("the line is the line of the import", () => {
    const text = 'import "./a";\n\nimport {\n  b,\n} from "@/lib/store/b";\n';
    expect(check({ "lib/client/a.ts": text })[0]).toContain("lib/client/a.ts:3 ");
  });

  test("a folder nobody planned belongs to no layer", () => {
    expect(check({ "lib/misc/a.ts": "" })).toEqual(["lib/misc/a.ts belongs to no layer"]);
    expect(layerOf("lib/a.ts")).toBeNull();
  });
});

describe("the environment is read in one place", () => {
  test.each([
    "process.env.PORT;",
    'process.env["PORT"];',
    "globalThis.process.env.PORT;",
    "const all = process.env;",
    "const { env } = process;",
    'import { env } from "node:process";',
    'import process from "node:process";',
  ])("%s", (text) => {
    const problems = check({ "lib/server/context.ts": text });
    expect(problems).toEqual([
      "lib/server/context.ts:1 reads process.env: only lib/server/env.ts does",
    ]);
  });

  test("instrumentation.ts may ask for nothing but the runtime", () => {
    expect(check({ "instrumentation.ts": "process.env.PORT;" })).toHaveLength(1);
  });
});

test.each(["Date.now();", "new Date();"])("the domain may not say %s", (text) => {
  expect(check({ "lib/domain/figures/pace.ts": text })[0]).toContain("now is a parameter");
  expect(check({ "lib/server/context.ts": text })).toEqual([]);
});

test.each(['await tx.query<Row>("select 1");', "db['query'](`delete from a`);"])(
  "outside the store nobody may say %s",
  (text) => {
    expect(check({ "lib/sync/a.ts": text })).toEqual([
      "lib/sync/a.ts:1 asks the database: SQL stands in lib/store alone",
    ]);
    expect(check({ "lib/store/a.ts": text })).toEqual([]);
    expect(check({ "lib/jobs/job-queue.ts": text })).toEqual([]);
  },
);

test("a provider folder without one of its files is named", () => {
  const whole = ["api-schema.ts", "client.ts", "map.ts", "provider.ts", "README.md"];
  const paths = ["lib/providers/provider.ts", "lib/providers/http/send.ts"];
  const folder = (names: string[]) => names.map((name) => `lib/providers/acme/${name}`);
  expect(checkProviderFolders([...paths, ...folder(whole)])).toEqual([]);
  expect(checkProviderFolders([...paths, ...folder(whole.slice(1))])[0]).toContain(
    "lib/providers/acme/api-schema.ts is missing",
  );
});

test("a line that names a billing source outside its row and folder is named", () => {
  const text = 'const name = "Any";\nconst label = "The Acme team";';
  const named = (path: string) => checkSourceNames([{ path, text }], ["acme", "Other"]);
  expect(named("components/a.tsx")).toEqual([
    "components/a.tsx:2 names Acme: ask the table of lib/sources",
  ]);
  expect(named("lib/sources/acme.ts")).toEqual([]);
  expect(named("lib/providers/acme/map.ts")).toEqual([]);
});
