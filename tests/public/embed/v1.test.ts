import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, expectTypeOf, test } from "vitest";
import { embedScript } from "@/lib/paths/embed-script";
import type { CommitbookEmbed, EmbedTheme } from "@/public/embed/v1";

const file = "public/embed/v1.js";
const bytes = readFileSync(file);

test("the element is under 4 kB on its way, and needs nothing else", () => {
  expect(gzipSync(bytes, { level: 6 }).length).toBeLessThan(4_000);
  expect(bytes.toString()).not.toMatch(/^\s*import\b|\bimport\(|require\(/m);
});

test("the bytes are those that pages have pinned", () => {
  const hash = createHash("sha384").update(bytes).digest("base64");
  expect(embedScript.integrity).toBe(`sha384-${hash}`);
  const example = readFileSync("docs/examples/host/page.html", "utf8");
  expect(example).toContain(`integrity="sha384-${hash}"`);
});

test("a server imports it, twice, and nothing happens", () => {
  const program = `
    const before = Object.keys(globalThis).join();
    await import("./${file}"); await import("./${file}?again");
    console.log(Object.keys(globalThis).join() === before);`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program]);
  expect(said.toString().trim()).toBe("true");
});

test("nothing of it reads or keeps what a browser stores", () => {
  expect(bytes.toString()).not.toMatch(/storage|cookie|indexedDB|caches/i);
});

test("its types know the element by its name", () => {
  expectTypeOf<HTMLElementTagNameMap["commitbook-embed"]>().toEqualTypeOf<CommitbookEmbed>();
  expectTypeOf<EmbedTheme["radius"]>().toEqualTypeOf<number | undefined>();
});
