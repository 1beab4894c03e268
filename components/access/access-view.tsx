"use client";

import { AuditSection } from "@/components/access/audit-section";
import { KeysSection } from "@/components/access/keys-section";
import { PeopleSection } from "@/components/access/people-section";
import { ShareLinksSection } from "@/components/access/share-links-section";
import { EmbedsSection } from "@/components/embeds/embeds-section";
import { PageTitle } from "@/components/layout/page-title";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { useKeys, usePeople } from "@/lib/client/access";
import { useEmbeds } from "@/lib/client/embeds";
import { useShareLinks } from "@/lib/client/share-links";
import { useAddress } from "@/lib/client/use-address";
import { useViewer } from "@/lib/client/viewer";

/** Who may see what, and what was done with it. */
export const AccessView = () => {
  const address = useAddress();
  const viewer = useViewer().data?.data;
  const people = usePeople(viewer?.canManagePeople ?? false).data?.data.people.length;
  const keys = useKeys(viewer?.canManageKeys ?? false).data?.data.keys.length;
  const embeds = useEmbeds(viewer?.canManageEmbeds ?? false).data?.data.embeds.length;
  const links = useShareLinks(viewer?.canShare ?? false).data?.data.links.length;
  if (viewer === undefined) return <PageTitle title="Access" />;
  const tabs = [
    {
      ...{ id: "people", label: "People", count: people },
      ...{ isShown: viewer.canManagePeople, body: <PeopleSection /> },
    },
    {
      ...{ id: "keys", label: "Keys", count: keys },
      ...{ isShown: viewer.canManageKeys, body: <KeysSection /> },
    },
    {
      ...{ id: "embeds", label: "Embeds", count: embeds },
      ...{ isShown: viewer.canManageEmbeds, body: <EmbedsSection /> },
    },
    {
      ...{ id: "shares", label: "Share links", count: links },
      ...{ isShown: viewer.canShare, body: <ShareLinksSection /> },
    },
    { id: "audit", label: "Audit", isShown: viewer.canReadAudit, body: <AuditSection /> },
  ].filter(({ isShown }) => isShown);
  const shown = tabs.find(({ id }) => id === (address.get("tab") ?? "people")) ?? tabs[0];
  return (
    <>
      <PageTitle note="who may see what, and what was done with it" title="Access" />
      {shown === undefined ? (
        <EmptyState title="This page is for administrators">
          Ask one of them who may see what.
        </EmptyState>
      ) : (
        <>
          <div className="mb-4 border-b border-line">
            <Tabs
              label="Access"
              selected={shown.id}
              size="view"
              tabs={tabs.map(({ id, label, ...rest }) => ({
                ...{ id, label },
                ...("count" in rest && rest.count !== undefined ? { count: rest.count } : {}),
                to: address.with({ tab: id === "people" ? null : id }),
              }))}
            />
          </div>
          {shown.body}
        </>
      )}
    </>
  );
};
