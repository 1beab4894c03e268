"use client";

import { shareLinkColumns } from "@/components/share/share-link-columns";
import { AsyncSection } from "@/components/states/async-section";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { useRevokeShareLink, useShareLinks } from "@/lib/client/share-links";
import type { WireListedShareLink } from "@/lib/wire/share";

/** The links of one account that may still be opened, whoever made them. */
export const AccountLinks = ({ accountId }: { readonly accountId: string }) => {
  const revoke = useRevokeShareLink();
  const of = (links: readonly WireListedShareLink[]) =>
    links.filter((link) => link.accountId === accountId);
  return (
    <>
      {revoke.error && <Notice kind="error" title={revoke.error.message} />}
      <AsyncSection
        empty={({ data }) =>
          of(data.links).length > 0 ? null : (
            <p className="border-t border-line py-1.5 text-ink3">
              No link to this account is open.
            </p>
          )
        }
        errorTitle="The links could not be read"
        loading={null}
        note={({ data }) => `${of(data.links).length} open`}
        query={useShareLinks()}
        title="Links to this account"
      >
        {({ data, meta }) => (
          <DataTable
            columns={shareLinkColumns(meta.knownAt, (id) => revoke.mutate(id), "account")}
            label="Links to this account"
            rowKey={({ id }) => id}
            rows={of(data.links)}
          />
        )}
      </AsyncSection>
    </>
  );
};
