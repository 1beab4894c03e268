/**
 * A process that reads one reading of a generated book and adds up what is kept beside it, made to
 * be killed: `reading-process.ts <data directory or database address> <seed> <reading> [statement]`. It kills
 * itself as it is about to send that statement; the end of a transaction counts as one. Without, it
 * prints how many there were.
 */
import type { Database, Queryable } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import { generateBook, readOnce } from "@/tests/support/generated/generated-book";
import { bringAllForward } from "@/tests/support/projection";

const [place = "", seed = "", reading = "", last = ""] = process.argv.slice(2);
const isServer = place.startsWith("postgres");

let sent = 0;
const count = (): void => {
  sent += 1;
  if (String(sent) === last) process.kill(process.pid, "SIGKILL");
};

const counted = <Inner extends Queryable>(inner: Inner): Inner => ({
  ...inner,
  query: (text, values) => {
    count();
    return inner.query(text, values);
  },
});

const opened = await openDatabase({
  databaseUrl: isServer ? place : null,
  dataDir: isServer ? "" : place,
});
const db: Database = {
  ...counted(opened),
  transaction: (work) =>
    opened.transaction(async (tx) => {
      const result = await work(counted(tx));
      count();
      return result;
    }),
};
const book = generateBook(Number(seed));
await readOnce(db, book, Number(reading));
await bringAllForward(db, book.readings[Number(reading)] ?? "");
console.log(sent);
await opened.close();
process.exit(0);
