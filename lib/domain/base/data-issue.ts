/** Which data issues a list shows: resolved ones are those that a later whole read no longer has. */
export const issueSelections = ["open", "resolved", "all"] as const;
export type IssueSelection = (typeof issueSelections)[number];
