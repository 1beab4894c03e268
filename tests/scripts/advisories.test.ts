import { expect, test } from "vitest";
import { readAdvisories } from "@/scripts/lib/advisories.mjs";

const answer = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: { "left-pad": { name: "left-pad", severity, range: "<1.3.0" } },
  });

test("a grave advisory is named with its package; lesser ones stop nothing", () => {
  for (const severity of ["high", "critical"])
    expect(readAdvisories(answer(severity))).toEqual({
      kind: "found",
      lines: [`left-pad <1.3.0: ${severity}`],
    });
  for (const severity of ["info", "low", "moderate"])
    expect(readAdvisories(answer(severity))).toEqual({ kind: "clear" });
});

test("what is no answer is never taken for a clear one", () => {
  const error = JSON.stringify({ message: "request failed", error: { code: "ENOTFOUND" } });
  for (const output of ["", "<html>", "null", "[]", '"x"', error])
    expect([output, readAdvisories(output)]).toEqual([output, { kind: "unanswered" }]);
});
