"use client";

import { toDraft } from "@/components/embeds/embed-draft";
import { EmbedMaker } from "@/components/embeds/embed-maker";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { useEmbeds } from "@/lib/client/embeds";

/** One embed that was saved, to be changed and copied. */
export const EmbedView = ({ embedId }: { readonly embedId: string }) => (
  <AsyncSection
    errorTitle="The embed could not be read"
    loading={<LoadingRows labels={["What it may do", "How it looks"]} rows={6} />}
    query={useEmbeds()}
  >
    {({ data }) => {
      const embed = data.embeds.find(({ id }) => id === embedId);
      return embed === undefined ? (
        <EmptyState title="There is no such embed">
          It may have been made in another book.
        </EmptyState>
      ) : (
        <EmbedMaker embedId={embedId} key={JSON.stringify(embed.theme)} saved={toDraft(embed)} />
      );
    }}
  </AsyncSection>
);
