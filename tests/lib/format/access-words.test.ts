import { expect, test } from "vitest";
import { auditKinds, auditVerb } from "@/lib/format/access-words";
import { auditActions } from "@/lib/store/identity/audit";

test("everything that the audit log holds can be narrowed to, under one kind alone, and has words", () => {
  for (const action of auditActions) {
    const kinds = auditKinds.filter(
      ({ value }) => value === action || (value !== "" && action.startsWith(`${value}.`)),
    );
    expect([action, kinds.length]).toEqual([action, 1]);
    expect([action, auditVerb(action)]).not.toEqual([action, action]);
  }
});
