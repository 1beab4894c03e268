import { afterAll, beforeAll, expect, test } from "vitest";
import { installContext } from "@/lib/server/context";
import { dropProjection } from "@/lib/store/projection/ensure-forward";
import { bearer } from "@/tests/app/api/book-app";
import type { TestApp } from "@/tests/lib/server/test-app";
import { groupDifferences, listDifferences } from "@/tests/support/answers/answer-differences";
import { askEverything } from "@/tests/support/answers/every-answer";
import { foot } from "@/tests/support/answers/footing";
import type { Asker } from "@/tests/support/answers/interview";
import { givenClocks } from "@/tests/support/answers/rounds";
import { sandboxNow, startWholeSandbox } from "@/tests/support/answers/whole-sandbox";
import { bringAllForward } from "@/tests/support/projection";
import { isLongForm } from "@/tests/support/test-form";

let app: TestApp;
let headers: Asker["headers"];
beforeAll(async () => {
  if (!isLongForm) return;
  ({ app } = await startWholeSandbox());
  headers = bearer(await app.addKey(await app.addUser("finance")));
}, 1_200_000);
afterAll(() => app?.close());

const ask = async (reads: "kept" | "computed", clocks: Asker["clocks"]) => {
  installContext({ ...app.context, reads });
  const { answers } = await askEverything({ name: "finance", headers, clocks, openedMax: 12 });
  expect(answers.size).toBeGreaterThan(500);
  const faults = [...answers].filter(([, { status }]) => status >= 500);
  expect(faults.map(([address]) => address)).toEqual([]);
  return answers;
};

const moments: readonly (readonly [string, Asker["clocks"]])[] = [
  ["neither clock given", {}],
  ...Object.entries(givenClocks),
];

test.skipIf(!isLongForm).each(moments)(
  "every answer about the invented company is the same kept, dropped and added up anew: %s",
  async (_name, clocks) => {
    await bringAllForward(app.context.db, sandboxNow);
    const kept = await ask("kept", clocks);
    expect(foot(kept).misses).toEqual([]);
    const computed = await ask("computed", clocks);
    expect(groupDifferences(listDifferences(kept, computed))).toEqual([]);
    await dropProjection(app.context.db);
    const dropped = await ask("kept", clocks);
    expect(groupDifferences(listDifferences(kept, dropped))).toEqual([]);
  },
  3_600_000,
);
