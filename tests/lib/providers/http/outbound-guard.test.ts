import type { lookup } from "node:dns";
import { describe, expect, test } from "vitest";
import { createOutboundGuard, isPublicAddress } from "@/lib/providers/http/outbound-guard";

describe("an address that is not public", () => {
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:169.254.169.254",
    "64:ff9b::10.0.0.1",
    "::127.0.0.1",
    "not an address",
    "",
  ])("%s", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("an address that is public", () => {
  test.each([
    "8.8.8.8",
    "76.76.21.21",
    "172.15.255.255",
    "172.32.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
  ])("%s", (address) => expect(isPublicAddress(address)).toBe(true));
});

const refusalOf = (url: string, allow: readonly string[] = []): string => {
  try {
    createOutboundGuard(allow).checkUrl(new URL(url));
    return "";
  } catch (error) {
    return String(error);
  }
};

describe("a URL", () => {
  test.each([
    ["http://api.example.com/", /use https/],
    ["https://127.0.0.1/", /private address/],
    ["https://[::1]/", /private address/],
    ["https://0x7f000001/", /private address/],
    ["https://2130706433/", /private address/],
    ["https://127.1/", /private address/],
    ["https://169.254.169.254/latest/meta-data", /private address/],
    ["https://user:pass@api.example.com/", /user name or password/],
    ["ftp://api.example.com/", /https:/],
    ["file:///etc/passwd", /https:/],
  ])("%s is refused with the reason", (url, reason) => {
    expect(refusalOf(url)).toMatch(reason);
  });

  test.each([
    ["https://api.example.com/", []],
    ["http://127.0.0.1:4010/", ["127.0.0.1:4010"]],
    ["http://[::1]:4010/", ["[::1]:4010"]],
    ["http://LOCALHOST:4010/", [" localhost:4010 "]],
    ["https://intern.example/", ["intern.example:443"]],
  ])("%s may be called", (url, allow) => expect(refusalOf(url, allow)).toBe(""));

  test("what is allowed on one port is not allowed on another", () => {
    expect(refusalOf("http://127.0.0.1:5432/", ["127.0.0.1:4010"])).toMatch(
      /COMMITBOOK_ALLOW_HOSTS/,
    );
  });
});

describe("a name", () => {
  type Address = { address: string; family: number };
  const answering = (addresses: readonly Address[]): typeof lookup =>
    Object.assign(
      (_: string, _options: unknown, callback: (error: null, found: readonly Address[]) => void) =>
        callback(null, addresses),
      { __promisify__: Promise.reject },
    ) as unknown as typeof lookup;

  const resolve = (addresses: readonly Address[], allow: readonly string[] = [], all = true) =>
    new Promise<unknown>((done) => {
      const guard = createOutboundGuard(allow, answering(addresses));
      guard.lookupFor(new URL("https://billing.example/"))(
        "billing.example",
        { all },
        (error, address) => done(error ?? address),
      );
    });

  const good = { address: "76.76.21.21", family: 4 };
  const inside = { address: "10.0.0.7", family: 4 };

  test("that leads to a private address is refused where the connection is made", async () => {
    expect(String(await resolve([inside]))).toMatch(/leads to the private address 10\.0\.0\.7/);
  });

  test("is refused when any one of its addresses is private", async () => {
    expect(String(await resolve([good, inside]))).toMatch(/private address/);
  });

  test("that leads to public addresses is connected to the very addresses that were checked", async () => {
    expect(await resolve([good])).toEqual([good]);
    expect(await resolve([good], [], false)).toBe(good.address);
  });

  test("that is allowed by name may lead inside", async () => {
    expect(await resolve([inside], ["billing.example:443"])).toEqual([inside]);
  });

  test("without an address fails", async () => {
    expect(await resolve([])).toMatchObject({ code: "ENOTFOUND" });
  });
});
