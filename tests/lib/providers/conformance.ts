import { describeCredential } from "@/tests/lib/providers/conformance/credential";
import { describeGoodReads } from "@/tests/lib/providers/conformance/good-reads";
import { describeStopping } from "@/tests/lib/providers/conformance/stopping";
import { type Conformance, createSubject } from "@/tests/lib/providers/conformance/subject";
import { describeTrouble } from "@/tests/lib/providers/conformance/trouble";

/** Every source passes this; what only one of them knows stands in its own tests. */
export const describeConformance = (conformance: Conformance): void => {
  const subject = createSubject(conformance);
  describeGoodReads(subject);
  describeTrouble(subject);
  describeStopping(subject);
  describeCredential(subject);
};
