import { expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { describeEachEngine } from "@/tests/support/database";
import { generateBook, readOnce } from "@/tests/support/generated/generated-book";
import { bringAllForward, emptyBook, rebuild } from "@/tests/support/projection";
import { someOf } from "@/tests/support/test-form";

const seeds = someOf([1, 0, 2, 3, 5, 8], 1);

describeEachEngine("what is kept beside the facts", (getDatabase) => {
  test.each(seeds)(
    "is what comes out when it is dropped and made again, read after read (seed %i)",
    async (seed) => {
      const db = getDatabase();
      await emptyBook(db);
      const book = generateBook(seed);
      for (const [reading, at] of book.readings.entries()) {
        await readOnce(db, book, reading);
        // What the next read changes was added up before; its hour is another one.
        await bringAllForward(db, at);
        const { kept, rebuilt } = await rebuild(db, addDuration(at, 3_700_000));
        expect(kept, `reading ${reading}`).toEqual(rebuilt);
        expect(Object.keys(kept).length).toBeGreaterThan(200);
      }
    },
    1_200_000,
  );
});
