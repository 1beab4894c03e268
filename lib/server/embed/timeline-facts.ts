import { timelineView } from "@/lib/embed/timeline";
import { readOutline } from "@/lib/server/embed/read-outline";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";

export const makeTimeline = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, texts } = asked;
  const { account } = await listVisibleAccounts(asked);
  const { data, meta } = await readOutline(asked, account.id);
  const foot = toFoot(asked, meta, data.readAt);
  const schedule = data.schedule.filter(({ commitment }) =>
    sees(viewer.session, { id: commitment.id, account }),
  );
  return {
    data: { view: "timeline", schedule },
    html: timelineView(texts, { schedule, foot }),
    title: `${texts.words.timeline}, ${account.name}`,
    params: { account: account.id },
    meta,
    isStale: foot.isStale,
    read: toRead(
      data.readAt,
      data.burnOrder.filter((row) => sees(viewer.session, row)),
    ),
  };
};
