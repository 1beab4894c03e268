import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Page, toHref } from "@/lib/paths/page";
import { paths } from "@/lib/paths/paths";
import { signInPath, toSignIn } from "@/lib/paths/sign-in";

/** Every page, each asked for something particular. */
const every: Readonly<Record<keyof typeof paths, Page>> = {
  overview: paths.overview(),
  accounts: paths.accounts({ q: "a & b" }),
  account: paths.account("acc/1"),
  commitments: paths.commitments({ unit: "GB-Seconds", sort: "risk" }),
  commitment: paths.commitment("cmt 1", { entry: "e=1" }),
  inventory: paths.inventory({ by: "none" }, "expiry"),
  timeline: paths.timeline(),
  reports: paths.reports(),
  rollForward: paths.rollForward(),
  sources: paths.sources({ tab: "issues" }),
  access: paths.access({ tab: "keys" }),
  makeEmbed: paths.makeEmbed(),
  embed: paths.embed("emb/1"),
  checkEmbed: paths.checkEmbed({ embed: "emb_1", origin: "https://a.example?b" }),
  you: paths.you(),
  apiReference: paths.apiReference({ operation: "getSummary" }),
  sandbox: paths.sandbox(),
};

const clocks = { asOf: "2026-03-31T00:00:00.000Z", knownAt: "2026-04-05T12:00:00.000Z" };

describe.each(Object.entries(every))("the address of %s", (_name, page) => {
  test("keeps both clocks, and everything it says itself", () => {
    const { searchParams, hash } = new URL(toHref(page, clocks), "http://localhost");
    expect(Object.fromEntries(searchParams)).toEqual({ ...page.search, ...clocks });
    expect(hash).toBe(page.fragment === null ? "" : `#${page.fragment}`);
  });

  test("is clean at now", () => {
    const { search } = new URL(toHref(page, {}), "http://localhost");
    expect(search.includes("asOf") || search.includes("knownAt")).toBe(false);
  });

  test("leads to a page that is there", () => {
    const file = page.path
      .replace(/^\/accounts\/.+/, "/accounts/[accountId]")
      .replace(/^\/commitments\/cmt.+/, "/commitments/[commitmentId]")
      .replace(/^\/access\/embeds\/emb.+/, "/access/embeds/[embedId]")
      .replace(/\/$/, "");
    expect(existsSync(`app/(dashboard)${file}/page.tsx`)).toBe(true);
  });
});

test("an id cannot leave its place in the address", () => {
  expect(paths.account("../sources?x#y").path).toBe("/accounts/..%2Fsources%3Fx%23y");
});

test("what says nothing is not in the address", () => {
  expect(toHref(paths.accounts({ q: "" }), { asOf: undefined })).toBe("/accounts");
});

test("the clocks of the reader go before those a page brought along", () => {
  const page: Page = { path: "/", search: { asOf: "2020-01-01T00:00:00.000Z" }, fragment: null };
  expect(toHref(page, { asOf: clocks.asOf })).toBe(
    `/?${new URLSearchParams({ asOf: clocks.asOf })}`,
  );
});

test("the way in leads back to where the reader was, clocks and all", () => {
  const href = toHref(paths.commitment("c"), clocks);
  expect(new URL(toSignIn(href), "http://localhost").searchParams.get("from")).toBe(href);
  expect(toSignIn("/")).toBe(signInPath);
});
