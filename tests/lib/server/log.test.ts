import { expect, test } from "vitest";
import { createLog, type LogSettings } from "@/lib/server/log";

const record = (more: Partial<LogSettings> = {}) => {
  const lines: string[] = [];
  const log = createLog({
    write: (line) => lines.push(line),
    clock: () => "2026-11-20T12:00:00.000Z",
    ...more,
  });
  return { log, lines };
};

test("an event is one line with its time", () => {
  const { log, lines } = record();
  log.info("sync\nfinished", { rows: 3 });
  expect(lines).toEqual(['2026-11-20T12:00:00.000Z info sync finished {"rows":3}']);
});

test("a secret never gets into a line, wherever it stands", () => {
  const { log, lines } = record();
  log.hide("vercel-secret-token");
  log.info("with vercel-secret-token", { header: "x vercel-secret-token" });
  log.error("failed", new Error("GET https://book:hunter22@db refused vercel-secret-token"));
  log.warn("Authorization: Bearer abc.def, key cb_0123456789abcdef");
  expect(lines.join("\n")).not.toMatch(/vercel-secret-token|hunter22|abc\.def|0123456789abcdef/);
  expect(lines.join("\n")).toContain("[hidden]");
});

test("a secret with signs that JSON escapes is hidden as well", () => {
  const { log, lines } = record();
  log.hide('pass"word\\9');
  log.info("tried", { given: 'pass"word\\9' });
  expect(lines.join("\n")).not.toContain("word");
});

test("a failure says what it was and where it happened", () => {
  const { log, lines } = record();
  log.error("a request failed", new TypeError("no such thing"), { reference: "1a2b" });
  expect(lines[0]).toContain("TypeError: no such thing");
  expect(lines[0]).toContain('"reference":"1a2b"');
  expect(lines[0]).toContain("log.test.ts");
});

test("as JSON an event is one object in one line, without a secret in it", () => {
  const { log, lines } = record({ format: "json" });
  log.hide('pass"word\\9');
  log.info('tried\npass"word\\9', { url: "http://book:hunter22@db", mail: "a@b.example", rows: 3 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    at: "2026-11-20T12:00:00.000Z",
    level: "info",
    message: "tried\n[hidden]",
    url: "http://book:[hidden]@db",
    mail: "a@b.example",
    rows: 3,
  });
});

test.each(["text", "json"] as const)("a line in %s names the request it is about", (format) => {
  const { log, lines } = record({ format, requestId: () => "4f2a9c1e-77b0" });
  log.warn("slow");
  expect(lines[0]).toContain('"request":"4f2a9c1e-77b0"');
});
