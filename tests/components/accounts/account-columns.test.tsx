// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { accountColumns } from "@/components/accounts/account-columns";
import { DataTable } from "@/components/ui/data-table";
import type { AccountRow } from "@/lib/wire/account";
import { render } from "@/tests/components/support/render";

const account = (changes: Partial<AccountRow>): AccountRow => ({
  id: "acc_1",
  name: "Trust & Security",
  slug: null,
  externalId: "team_1",
  provider: "vercel",
  connectionName: "Vercel",
  access: "readable",
  commitments: "some",
  positions: [],
  nextEvent: null,
  activeCount: 0,
  commitmentCount: 0,
  state: "complete",
  reason: null,
  readAt: "2026-11-20T12:00:00.000Z",
  ...changes,
});

const opens = {
  commitmentId: "cmt_1",
  commitmentName: "Yearly allocation",
  whatComes: { kind: "opens", at: "2026-12-01T00:00:00.000Z" },
} as const;

test.each([
  ["not read", { access: "needs-sign-in", commitments: "unread" }],
  ["not read", { commitments: "unread" }],
  ["no commitment", { commitments: "none" }],
  ["not started", { nextEvent: opens }],
  ["ended", {}],
] as const)("an account without an open pool says %s, never a dash or a zero", (word, changes) => {
  render(
    <DataTable
      columns={accountColumns({ set: () => undefined })}
      label="Accounts"
      rowKey={({ id }) => id}
      rows={[account(changes)]}
    />,
  );
  const [, row] = screen.getAllByRole("row");
  // Utilization, committed, available.
  expect(within(row as HTMLElement).getAllByText(word)).toHaveLength(3);
});
