import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MonthBars } from "@/components/accounts/month-bars";
import { prepareMonths } from "@/lib/charts/prepare-months";
import type { AccountDetail } from "@/lib/wire/account";
import { plainPosition, usdUnit } from "@/tests/lib/charts/plain-account";

type Month = AccountDetail["months"][number];

const november: Month = {
  unit: usdUnit,
  pool: "balance",
  month: "2026-11",
  drawn: "900",
  overage: "0",
  lapsed: "0",
  planned: null,
  isRunning: true,
  parts: [{ commitmentId: "a", drawn: "900" }],
};

const barsOf = (pending: string): string => {
  const positions = [plainPosition(usdUnit, "balance", { pending })];
  const [chart] = prepareMonths({ months: [november], schedule: [], positions }, false);
  return chart ? renderToStaticMarkup(<MonthBars caption="US dollars" chart={chart} />) : "";
};

test("a month that runs is solid for all that is settled, and hatched for its drafts alone", () => {
  expect(barsOf("0")).not.toMatch(/gradient|hatch/);
  expect(barsOf("100").match(/hatch-\w+|gradient/g)).toEqual(["hatch-pending"]);
});
