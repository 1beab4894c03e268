import { expect, test } from "vitest";
import { callerAddress, toBlockList } from "@/lib/server/door/caller-address";

const from = (remoteAddress: string, forwarded: string | null, trusted: readonly string[] = []) =>
  callerAddress(
    { socket: { remoteAddress }, headers: forwarded ? { "x-forwarded-for": forwarded } : {} },
    toBlockList(trusted),
  );

test("what a caller claims of itself counts nothing unless a trusted proxy wrote it", () => {
  expect(from("192.0.2.7", "10.9.8.7")).toBe("192.0.2.7");
  expect(from("::ffff:192.0.2.7", "10.9.8.7")).toBe("192.0.2.7");
  expect(from("10.0.0.1", "198.51.100.4", ["10.0.0.0/8"])).toBe("198.51.100.4");
  expect(from("10.0.0.1", "made up, 198.51.100.4, 10.0.0.2", ["10.0.0.0/8"])).toBe("198.51.100.4");
  expect(from("10.0.0.1", null, ["10.0.0.0/8"])).toBe("10.0.0.1");
});

test("a network of IPv6 is one caller", () => {
  const one = from("2001:db8:0:1:aaaa::1", null);
  expect(one).toBe("2001:db8:0:1::/64");
  expect(from("2001:db8:0:1:bbbb:cccc:1:2", null)).toBe(one);
  expect(from("2001:db8:0:2::1", null)).not.toBe(one);
});
