import type { BookSize } from "@/tests/bench/large-book";
import type { Times } from "@/tests/bench/measure";
import type { ReadAnswer } from "@/tests/bench/read-answers";
import type { Floors } from "@/tests/bench/read-floors";

export type SizeColumn = {
  readonly size: BookSize;
  readonly floors: Readonly<Record<keyof Floors, Times>>;
  readonly answers: ReadonlyMap<string, Times>;
};

const count = (value: number): string => value.toLocaleString("en-US");

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const factor = (value: number): string =>
  Number.isFinite(value) ? `${value.toFixed(value < 10 ? 1 : 0)}x` : "";

const nameWidth = 46;
const cellWidth = 8;

const cells = (texts: readonly string[]): string =>
  texts.map((text) => text.padStart(cellWidth)).join("");

const floorNames: Readonly<Record<keyof Floors, string>> = {
  page: "floor: 50 by index, a row per commitment",
  entryPage: "floor: 50 by index, a row per entry",
  sum: "floor: sum by unit, a row per commitment",
};

/**
 * Of each size p50 and p95 in milliseconds, the longest block of the event loop, and p50 in its own
 * floors; then how much p50 grows from each size to the next.
 */
export const printTable = (
  engine: string,
  columns: readonly SizeColumn[],
  answers: readonly ReadAnswer[],
): void => {
  const heads = columns.map(({ size }) => `${count(size.commitments)} / ${count(size.entries)}`);
  console.log(`\n${engine}, milliseconds`);
  console.log(
    `${"".padEnd(nameWidth) + heads.map((head) => head.padStart(4 * cellWidth)).join("")}  growth`,
  );
  console.log(
    "".padEnd(nameWidth) + columns.map(() => cells(["p50", "p95", "block", "floors"])).join(""),
  );
  for (const [floor, name] of Object.entries(floorNames)) {
    const own = columns.map(({ floors }) => floors[floor as keyof Floors]);
    printRow(
      name,
      own,
      own.map(() => ""),
    );
  }
  for (const { name, floor } of answers) {
    const own = columns.map((column) => column.answers.get(name));
    const floors = columns.map((column, place) =>
      factor((own[place]?.p50 ?? Number.NaN) / column.floors[floor].p50),
    );
    printRow(name, own, floors);
  }
};

const printRow = (
  name: string,
  times: readonly (Times | undefined)[],
  floors: readonly string[],
): void => {
  const sizes = times.map((own, place) =>
    own === undefined
      ? cells(["", "", "", ""])
      : cells([
          milliseconds(own.p50),
          milliseconds(own.p95),
          milliseconds(own.blocked),
          floors[place] ?? "",
        ]),
  );
  const growth = times
    .slice(1)
    .map((own, place) => factor((own?.p50 ?? Number.NaN) / (times[place]?.p50 ?? Number.NaN)));
  console.log(name.padEnd(nameWidth) + sizes.join("") + cells(growth));
};
