import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/server/passwords";

test("a password is known again, another is not", async () => {
  const kept = await hashPassword("correct horse battery");
  expect(await verifyPassword("correct horse battery", kept)).toBe(true);
  expect(await verifyPassword("correct horse batterz", kept)).toBe(false);
  expect(await verifyPassword("", kept)).toBe(false);
});

test("the same password is kept differently for two people", async () => {
  expect(await hashPassword("correct horse battery")).not.toBe(
    await hashPassword("correct horse battery"),
  );
});

test("the cost is kept with the hash, so a cheaper one of old still opens", async () => {
  expect(await hashPassword("correct horse battery")).toMatch(/^scrypt\$15\$8\$3\$/);
  const old = "scrypt$4$8$1$MDEyMzQ1Njc4OWFiY2RlZg$LYtM8Mh-uD5qDLQWvjcUOTNEVL2STXzMHwI4lieKYvI";
  expect(await verifyPassword("correct horse battery", old)).toBe(true);
  expect(await verifyPassword("another", old)).toBe(false);
});

test("two spellings of one letter are one password", async () => {
  const kept = await hashPassword("Zu\u0308rich-Zu\u0308rich");
  expect(await verifyPassword("Z\u00fcrich-Z\u00fcrich", kept)).toBe(true);
});

test("nobody has no password, whatever is tried", async () => {
  expect(await verifyPassword("", null)).toBe(false);
  expect(await verifyPassword("\0".repeat(32), null)).toBe(false);
});

test("an unknown user costs as much as a wrong password", async () => {
  const kept = await hashPassword("correct horse battery");
  const time = async (hash: string | null) => {
    const start = performance.now();
    await verifyPassword("wrong", hash);
    return performance.now() - start;
  };
  const unknown = Math.min(await time(null), await time(null), await time(null));
  const wrong = Math.min(await time(kept), await time(kept), await time(kept));
  expect(unknown).toBeGreaterThan(wrong / 3);
});
