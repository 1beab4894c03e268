"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { useArchiveEmbed, useEndEmbedSessions } from "@/lib/client/embeds";
import { embedScript } from "@/lib/paths/embed-script";
import type { WireEmbed } from "@/lib/wire/embed";

/** One embed and what is open of it, to be ended: all sessions now, or the embed for good. */
export const EmbedSessions = ({ embed }: { readonly embed: WireEmbed }) => {
  const { id, name, sessionsNow, maxLifeSeconds, archivedAt } = embed;
  const end = useEndEmbedSessions();
  const archive = useArchiveEmbed();
  const [isAsking, setIsAsking] = useState(false);
  const error = end.error ?? archive.error;
  const facts = [
    ["Sessions now", sessionsNow],
    ["Longest", `${maxLifeSeconds / 3_600} h`],
    ["Script", embedScript.path],
  ] as const;
  return (
    <section aria-label={name}>
      <SectionLine note={`${sessionsNow} sessions now`} title={name} />
      <dl>
        {facts.map(([label, value]) => (
          <div className="flex justify-between gap-6 border-b border-line py-1" key={label}>
            <dt className="text-ink2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {archivedAt === null && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button disabled={sessionsNow === 0 || end.isPending} onClick={() => end.mutate(id)}>
            End {sessionsNow} sessions
          </Button>
          {isAsking ? (
            <Button disabled={archive.isPending} onClick={() => archive.mutate(id)}>
              Revoke for good
            </Button>
          ) : (
            <Button className="text-overage" onClick={() => setIsAsking(true)}>
              Revoke
            </Button>
          )}
        </div>
      )}
      {error && <Notice kind="error" title={error.message} />}
    </section>
  );
};
