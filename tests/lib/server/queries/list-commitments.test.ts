import { beforeAll, expect, test } from "vitest";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { commitmentPage, commitmentQuery } from "@/lib/wire/commitment";
import type { WireAmountMetric } from "@/lib/wire/common";
import { asViewer, useBook } from "@/tests/lib/server/queries/as-viewer";
import { everyDay, writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

const amountOf = (metric: WireAmountMetric): string =>
  "value" in metric ? metric.value.amount : metric.kind;

const now = "2026-11-20T14:05:00.000Z";
const year: [string, string] = ["2026-10-01T00:00:00.000Z", "2027-10-01T00:00:00.000Z"];

describeEachEngine("the list of commitments", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), {
      readAt: "2026-11-20T13:53:00.000Z",
      accounts: [
        {
          id: "acc_store",
          name: "Storefront",
          slug: "storefront",
          terms: [
            {
              id: "oct",
              name: "MIU allocation, October",
              contract: "c1",
              contractPeriod: year,
              grants: [["300", "2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"]],
              days: everyDay("2026-10", 1, 31, "10"),
            },
            {
              id: "nov",
              name: "MIU allocation, November",
              contract: "c1",
              contractPeriod: year,
              grants: [["250", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"]],
              days: everyDay("2026-11", 1, 20, "10"),
            },
            {
              id: "dec",
              name: "MIU allocation, December",
              contract: "c1",
              contractPeriod: year,
              grants: [["300", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"]],
            },
          ],
        },
      ],
    });
    useBook(getDatabase(), now);
  });

  test("states every figure of a running, an ended and an upcoming term", async () => {
    const query = commitmentQuery.parse({ sort: "end" });
    const page = commitmentPage.parse(await listCommitments(asViewer(), query));
    expect(
      page.data.map(({ id, state, whatComes, figures }) => [
        id,
        state,
        amountOf(figures.committed),
        amountOf(figures.drawn),
        amountOf(figures.available),
        amountOf(figures.notYetOpen),
        amountOf(figures.lapsed),
        amountOf(figures.overage),
        whatComes.kind,
      ]),
    ).toEqual([
      ["oct", "expired", "300", "300", "0", "0", "0", "10", "ended-over"],
      ["nov", "active", "250", "200", "50", "0", "0", "0", "runs-out"],
      [
        "dec",
        "upcoming",
        "300",
        "not-started",
        "not-started",
        "300",
        "not-started",
        "not-started",
        "opens",
      ],
    ]);
  });
});
