/** The reference of the API, ready to be drawn: made from its description and from examples that were run. */

export type ReferenceRow = {
  readonly name: string;
  /** 0 for what stands at the top. */
  readonly depth: number;
  readonly type: string;
  readonly note: string;
};

export type ReferenceOperation = {
  /** As the description of the API calls it. */
  readonly id: string;
  readonly group: string;
  readonly method: string;
  readonly path: string;
  readonly title: string;
  readonly needs: string;
  readonly parameters: readonly ReferenceRow[];
  readonly body: readonly ReferenceRow[];
  readonly answer: readonly ReferenceRow[];
  readonly request: string;
  /** As it was answered, shortened; null where nothing that can be shown is answered. */
  readonly example: string | null;
};
