import { describe, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { lockedUntil, personAtPlace } from "@/lib/server/lockout";

const start = "2026-11-20T12:00:00.000Z";
const at = (minutes: number) => addDuration(start, minutes * 60_000);
const locked = (failures: number[], now: number) =>
  lockedUntil(failures.map(at), at(now), personAtPlace);

describe("five wrong tries lock for 15 minutes", () => {
  test.each<[string, number[], number, number | null]>([
    ["four leave it open", [0, 1, 2, 3], 4, null],
    ["the fifth closes it", [0, 1, 2, 3, 4], 4, 19],
    ["until 15 minutes after the fifth", [0, 1, 2, 3, 4], 18.99, 19],
    ["and no longer", [0, 1, 2, 3, 4], 19, null],
    ["five spread wider than 15 minutes do not", [0, 4, 8, 12, 16], 16, null],
    ["old ones do not add to new ones", [0, 1, 2, 3, 20], 20, null],
    ["after a lock the count starts anew", [0, 1, 2, 3, 4, 20, 21, 22, 23], 23, null],
    ["and five more close it again", [0, 1, 2, 3, 4, 20, 21, 22, 23, 24], 24, 39],
    ["nobody tried", [], 0, null],
  ])("%s", (_, failures, now, until) => {
    expect(locked(failures, now)).toBe(until === null ? null : at(until));
  });
});
