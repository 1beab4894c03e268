import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSecrets, loadMasterSecret } from "@/lib/server/secrets";

const master = "a master secret of some length, at least 32";
const token = "vercel-token-äöü-42";

describe("a sealed credential", () => {
  const secrets = createSecrets(master);

  test("opens for the connection it was sealed for", () => {
    const sealed = secrets.seal(token, "connection_1");
    expect(sealed).not.toContain(token);
    expect(secrets.open(sealed, "connection_1")).toBe(token);
  });

  test("is different every time", () => {
    expect(secrets.seal(token, "connection_1")).not.toBe(secrets.seal(token, "connection_1"));
  });

  test("opens after a restart with the same master secret and with no other", () => {
    const sealed = secrets.seal(token, "connection_1");
    expect(createSecrets(master).open(sealed, "connection_1")).toBe(token);
    expect(() => createSecrets(`${master}!`).open(sealed, "connection_1")).toThrow();
  });

  test("does not open for another connection", () => {
    const sealed = secrets.seal(token, "connection_1");
    expect(() => secrets.open(sealed, "connection_2")).toThrow();
  });

  test("does not open when any part of it was changed", () => {
    const parts = secrets.seal(token, "connection_1").split(".");
    for (const index of parts.keys()) {
      const part = parts[index] ?? "";
      const changed = parts.with(index, `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`);
      expect(() => secrets.open(changed.join("."), "connection_1")).toThrow();
    }
    expect(() => secrets.open(parts.slice(0, 3).join("."), "connection_1")).toThrow();
    expect(() => secrets.open(`${parts.slice(0, 3).join(".")}.AAAA`, "connection_1")).toThrow();
    expect(() => secrets.open("", "connection_1")).toThrow();
  });

  test("shares no key with the session", () => {
    expect(secrets.sessionKey).not.toBe(createSecrets(`${master}!`).sessionKey);
    expect(secrets.sessionKey).toHaveLength(43);
  });
});

describe("the master secret of an embedded book", () => {
  let dataDir = "";
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "commitbook-secret-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test("is made once, for its owner's eyes only", async () => {
    const made = await loadMasterSecret({ secret: null, dataDir });
    expect(made.length).toBeGreaterThanOrEqual(43);
    expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
    expect(await loadMasterSecret({ secret: null, dataDir })).toBe(made);
    expect((await readFile(join(dataDir, "secret"), "utf8")).trim()).toBe(made);
  });

  test("is not made when one is given", async () => {
    expect(await loadMasterSecret({ secret: master, dataDir })).toBe(master);
    await expect(stat(join(dataDir, "secret"))).rejects.toThrow();
  });

  test("that is damaged stops the start instead of being replaced", async () => {
    await writeFile(join(dataDir, "secret"), "");
    await expect(loadMasterSecret({ secret: null, dataDir })).rejects.toThrow(/is damaged/);
  });
});
