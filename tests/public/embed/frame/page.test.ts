import { expect, test } from "vitest";
import { stateWords } from "@/lib/embed/state-words";
import { detailed } from "@/public/embed/frame/page.js";

test("a notice says what is known of it, and its plain words where a part of that is missing", () => {
  const { "code-expired": late, "code-used": used } = stateWords.en;
  const says = (details: Record<string, unknown>) => detailed(late, details)?.says;
  expect(says({ ageSeconds: 194, allowedSeconds: 120 })).toBe(
    "It was 194 s old; 120 s are allowed.",
  );
  for (const details of [{}, { ageSeconds: 194 }, { ageSeconds: null, allowedSeconds: 120 }])
    expect(says(details)).toBe(late.says);
  expect(detailed(used, { ageSeconds: 1 })).toBe(used);
  expect(detailed(null, {})).toBeNull();
});
