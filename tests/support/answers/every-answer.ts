import { type Answer, type Asker, createInterview } from "@/tests/support/answers/interview";
import { askOfAccounts, askOfBook, askOfCommitments } from "@/tests/support/answers/questions";
import { askOfProofs } from "@/tests/support/answers/questions-proofs";

export type Asking = Asker & {
  /** So many accounts and commitments are opened one by one, spread over the book; absent: all. */
  readonly openedMax?: number;
  /** Lists are followed to their last page in pages of this size. */
  readonly pageSize?: number;
  /** How many figures of each position are proved; absent: a few, others for each. */
  readonly figuresEach?: number;
};

export type EveryAnswer = {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly asked: ReadonlySet<string>;
};

/** Every address of the API that can be read, at the given clocks, as one viewer is answered. */
export const askEverything = async (asking: Asking): Promise<EveryAnswer> => {
  const { openedMax = Number.POSITIVE_INFINITY, pageSize = 50 } = asking;
  const interview = createInterview(asking);
  await askOfBook(interview, pageSize);
  await askOfAccounts(interview, openedMax, pageSize);
  await askOfCommitments(interview, openedMax, pageSize);
  const figuresEach = asking.figuresEach ?? 3;
  await askOfProofs(interview, { figuresEach, limit: String(pageSize) });
  return { answers: interview.answers(), asked: interview.asked() };
};
