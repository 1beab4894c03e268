import { describe, expect, test } from "vitest";
import { createSecrets } from "@/lib/server/secrets";

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

describe("after the master secret was changed", () => {
  const [old, next] = [createSecrets(master), createSecrets(`${master}!`, master)];

  test("what the one before sealed is still opened, for its owner alone", () => {
    const sealed = old.seal(token, "connection_1");
    expect(next.open(sealed, "connection_1")).toBe(token);
    expect(() => next.open(sealed, "connection_2")).toThrow();
  });

  test("nothing is sealed with the one before any more", () => {
    const sealed = next.seal(token, "connection_1");
    expect(next.open(sealed, "connection_1")).toBe(token);
    expect(() => old.open(sealed, "connection_1")).toThrow();
  });
});
