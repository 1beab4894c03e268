// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ConnectionKey } from "@/components/sources/connection-key";
import { sourceIds, sources } from "@/lib/sources/sources";
import type { WireConnection } from "@/lib/wire/connection";
import { render } from "@/tests/components/support/render";

const connection: WireConnection = {
  id: "con",
  provider: "vercel",
  name: "Northlight",
  baseUrl: "",
  isSandbox: false,
  from: "screen",
  secretHint: "cret",
  settings: {},
  freshness: {
    connectionId: "con",
    connectionName: "Northlight",
    provider: "vercel",
    state: "complete",
    lastCompleteAt: null,
    lastAttemptAt: null,
    reason: null,
    unread: null,
  },
  lastRun: null,
  accountCount: 0,
  accounts: [],
  openIssueCount: 0,
  doubts: [],
};

const show = (over: Partial<WireConnection>): void => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectionKey connection={{ ...connection, ...over }} />
    </QueryClientProvider>,
  );
};

test.each(sourceIds)("the form asks for the keys of %s, and shows none", (provider) => {
  show({ provider });
  for (const { label } of sources[provider].keys) {
    const field = screen.getByLabelText(label);
    expect([field.getAttribute("type"), field.getAttribute("value")]).toEqual(["password", null]);
  }
  expect(screen.queryAllByText("Put the key in again")).toHaveLength(
    sources[provider].keys.length === 0 ? 0 : 1,
  );
});

test("a key from the environment is changed there", () => {
  show({ from: "environment" });
  expect(screen.queryByText("Put the key in again")).toBe(null);
});
