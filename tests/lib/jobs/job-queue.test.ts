import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createJobQueue } from "@/lib/jobs/job-queue";
import { diskIsFull } from "@/lib/store/disk-space";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("a job that ends while nothing can be written", (getDatabase) => {
  test("is told as an error, and ends neither the queue nor the process", async () => {
    const db = getDatabase();
    let isFull = false;
    const errors: string[] = [];
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("unhandledRejection", hear);
    const queue = createJobQueue(
      {
        ...db,
        query: async (text, values) => {
          if (isFull && /^\s*with/i.test(text)) throw diskIsFull();
          return db.query(text, values);
        },
      },
      ({ message }) => errors.push(message),
    );
    await queue.boss.start();
    await queue.boss.createQueue("try");
    const done: string[] = [];
    const worker = await queue.boss.work<{ name: string }>(
      "try",
      { pollingIntervalSeconds: 0.5 },
      async (jobs) => {
        for (const { data } of jobs) {
          isFull = data.name !== "later";
          done.push(data.name);
          if (data.name === "fails") throw new Error("this one fails");
        }
      },
    );
    for (const name of ["ends", "fails", "later"]) {
      isFull = false;
      await queue.boss.send("try", { name });
      queue.boss.notifyWorker(worker);
      while (!done.includes(name)) await sleep(20);
      await sleep(100);
    }
    expect(errors.filter((message) => message.includes("full")).length).toBeGreaterThanOrEqual(2);
    expect(unheard).toEqual([]);
    await queue.close();
    process.off("unhandledRejection", hear);
  });
});
