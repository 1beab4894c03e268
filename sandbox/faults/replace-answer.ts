import type { FaultOf } from "@/sandbox/faults/fault";
import { type Answer, emptyAnswer, htmlAnswer, jsonAnswer } from "@/sandbox/http/answer";
import type { VendorStyle } from "@/sandbox/vendor-part";

const statusAnswer = (
  { status, body = "json", code }: FaultOf<"status">,
  style: VendorStyle,
): Answer => {
  if (body === "empty") return emptyAnswer(status);
  if (body === "html") return htmlAnswer(status);
  return jsonAnswer(status, style.errorBody(status, "The sandbox was told to fail here", code));
};

type Replacement = FaultOf<"status" | "rate-limited" | "html">;

/** The answer a fault gives in the vendor's place. `nowMs` is real time: clients wait in real time. */
export const replacementFor = (fault: Replacement, style: VendorStyle, nowMs: number): Answer => {
  switch (fault.kind) {
    case "status":
      return statusAnswer(fault, style);
    case "rate-limited":
      return style.rateLimited(fault, nowMs);
    case "html":
      return htmlAnswer(200);
  }
};
