"use client";

import { shareLinkColumns } from "@/components/share/share-link-columns";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useRevokeShareLink, useShareLinks } from "@/lib/client/share-links";
import { paths } from "@/lib/paths/paths";

/** Every link to a pinned page that may still be opened, to accounts that the reader sees. */
export const ShareLinksSection = () => {
  const revoke = useRevokeShareLink();
  return (
    <>
      {revoke.error && <Notice kind="error" title={revoke.error.message} />}
      <AsyncSection
        empty={({ data }) =>
          data.links.length > 0 ? null : (
            <EmptyState
              action={<Link to={paths.accounts()}>Accounts</Link>}
              title="No page of this book is shared"
            >
              Share an account from its page: a copy that does not change, for somebody who never
              signs in.
            </EmptyState>
          )
        }
        errorTitle="The links could not be read"
        loading={<LoadingRows labels={["Page", "Pinned at", "Ends", "Opened"]} rows={3} />}
        query={useShareLinks()}
      >
        {({ data, meta }) => (
          <>
            <DataTable
              columns={shareLinkColumns(meta.knownAt, (id) => revoke.mutate(id), "book")}
              label="Share links"
              rowKey={({ id }) => id}
              rows={data.links}
            />
            <p className="mt-3 text-note text-ink3">
              A link itself is told once and kept as a digest. Those that ended or were revoked
              stand in the audit log.
            </p>
          </>
        )}
      </AsyncSection>
    </>
  );
};
