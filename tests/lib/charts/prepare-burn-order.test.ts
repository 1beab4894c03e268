import { expect, test } from "vitest";
import { prepareBurnOrder } from "@/lib/charts/prepare-burn-order";
import type { Unit } from "@/lib/domain/base/money";
import type { CommitmentRow } from "@/lib/wire/commitment";
import {
  eurUnit,
  plainPosition,
  plainRow,
  plainSchedule,
  usdUnit,
} from "@/tests/lib/charts/plain-account";

const at = "2026-11-20T12:00:00.000Z";

const places = (rows: readonly CommitmentRow[], units: readonly Unit[] = [usdUnit]) =>
  prepareBurnOrder(
    {
      burnOrder: [...rows],
      positions: units.map((unit) => plainPosition(unit, "balance")),
      schedule: rows.map(({ id }) => plainSchedule({ id })),
    },
    at,
  ).map(({ id, rows: own }) => [id, own.map(({ place, row }) => `${place ?? "-"} ${row.id}`)]);

test("pools are numbered in the order they are drawn; a target stands outside and has no place", () => {
  const minimum = plainRow({ id: "minimum", shape: "build-up", amounts: { exposure: "500" } });
  expect(places([minimum, plainRow({ id: "first" }), plainRow({ id: "second" })])).toEqual([
    ["usable USD", ["1 first", "2 second"]],
    ["owed", ["- minimum"]],
  ]);
});

test("units are numbered by themselves, in the order of the answers above them", () => {
  const rows = [plainRow({ id: "credit", unit: eurUnit }), plainRow({ id: "commit" })];
  expect(places(rows, [usdUnit, eurUnit])).toEqual([
    ["usable USD", ["1 commit"]],
    ["usable EUR", ["1 credit"]],
  ]);
});

test("what has ended stands last; a target past its end stays as long as it is owed", () => {
  const end = "2026-07-01T00:00:00.000Z";
  const target = { shape: "build-up", end, state: "expired" } as const;
  const owed = plainRow({ id: "owed", ...target, state: "active", amounts: { exposure: "1" } });
  const met = plainRow({ id: "met", ...target, state: "met", amounts: { exposure: "0" } });
  expect(places([owed, met, plainRow({ id: "old", state: "expired", end })])).toEqual([
    ["owed", ["- owed"]],
    ["ended", ["- met", "- old"]],
  ]);
});

test("only pools carry a total", () => {
  const rows = [plainRow({ id: "commit" }), plainRow({ id: "minimum", shape: "build-up" })];
  const groups = prepareBurnOrder(
    { burnOrder: rows, positions: [plainPosition(usdUnit, "balance")], schedule: [] },
    at,
  );
  expect(groups.map(({ position }) => position?.pool ?? null)).toEqual(["balance", null]);
});
