import { expect, test } from "vitest";
import { initialsOf } from "@/components/layout/user-menu";

test.each([
  ["Mara Keller", "m.keller@example.com", "MK"],
  ["Ana María de la Cruz", "a@example.com", "AC"],
  ["Mara", "m@example.com", "MA"],
  ["", "finance@example.com", "FI"],
])("%s <%s> is %s", (name, email, initials) => {
  expect(initialsOf({ name, email })).toBe(initials);
});
