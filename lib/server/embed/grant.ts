import type { EmbedGrant } from "@/lib/store/embeds/embed-sessions";

/** What both allow: a session that is renewed never gains. */
export const intersectGrants = (held: EmbedGrant, given: EmbedGrant): EmbedGrant => ({
  accountIds: both(held.accountIds, given.accountIds),
  commitmentIds: both(held.commitmentIds, given.commitmentIds),
  views: both(held.views, given.views),
  actions: both(held.actions, given.actions),
});

const both = <Word>(held: readonly Word[], given: readonly Word[]): Word[] =>
  held.filter((each) => given.includes(each));
