/**
 * A fact of the agreement that no formula uses, in words: the products it may be drawn by, the sales
 * order, the region. `key` is stable ("sales-order"), `label` is printed, all texts are searchable.
 */
export type Attribute = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
};
