import type { ProviderBatch } from "@/lib/providers/provider";

type Stage = "listed" | "terms" | "drawn" | "ended";

/**
 * Where the batches of a read that came to its end are out of order: accounts first, then for each its
 * terms, what draws them, its end, and after that its samples and aggregates. One sentence each.
 */
export const listDisorder = (batches: readonly ProviderBatch[]): string[] => {
  const stages = new Map<string, Stage>();
  const endedWindows = new Set<string>();
  const problems: string[] = [];
  const step = (accountId: string, what: string, from: readonly Stage[], to: Stage): void => {
    const stage = stages.get(accountId);
    if (stage === undefined) problems.push(`${what} of ${accountId}, which is on no list`);
    else if (!from.includes(stage)) problems.push(`${what} of ${accountId} after its ${stage}`);
    stages.set(accountId, to);
  };
  let hasBegun = false;
  for (const batch of batches) {
    switch (batch.type) {
      case "accounts":
        if (hasBegun) problems.push("accounts after the first account was read");
        for (const { fact } of batch.accounts) {
          if (stages.has(fact.id)) problems.push(`${fact.id} is listed twice`);
          stages.set(fact.id, "listed");
        }
        continue;
      case "rejected":
        if (batch.rows.length === 0) problems.push("a batch of no rejected rows");
        continue;
      case "terms":
        step(batch.accountId, "terms", ["listed"], "terms");
        break;
      case "charges":
      case "charges-end": {
        step(batch.accountId, batch.type, ["terms", "drawn"], "drawn");
        const window = `${batch.accountId} ${batch.window.start} ${batch.window.end}`;
        if (endedWindows.has(window)) problems.push(`${batch.type} after the end of ${window}`);
        if (batch.type === "charges-end") endedWindows.add(window);
        break;
      }
      case "ledger":
        step(batch.accountId, "ledger", ["terms"], "drawn");
        break;
      case "account-end":
        step(batch.accountId, "account-end", ["listed", "terms", "drawn"], "ended");
        break;
      case "samples":
      case "samples-end":
      case "aggregates":
        step(batch.accountId, batch.type, ["ended"], "ended");
        break;
    }
    hasBegun = true;
  }
  for (const [id, stage] of stages) if (stage !== "ended") problems.push(`${id} has no end`);
  for (const { accountId } of batches.flatMap((each) =>
    each.type === "rejected" ? each.rows : [],
  ))
    if (accountId !== null && !stages.has(accountId))
      problems.push(`a rejected row of ${accountId}, which is on no list`);
  return problems;
};
