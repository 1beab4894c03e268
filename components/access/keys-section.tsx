"use client";

import { useState } from "react";
import { keyColumns } from "@/components/access/key-columns";
import { KeyForm } from "@/components/access/key-form";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { MadeSecret } from "@/components/ui/made-secret";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import { useKeys, useRevokeKey } from "@/lib/client/access";
import { keyScopes } from "@/lib/domain/base/key-scope";
import { scopeWords } from "@/lib/format/access-words";
import { formatCount } from "@/lib/format/format-count";
import type { WireApiKey } from "@/lib/wire/access";

/** What programs open the book with. A key made a moment ago stands above the others. */
export const KeysSection = () => {
  const query = useKeys();
  const revoke = useRevokeKey();
  const [isMaking, setIsMaking] = useState(false);
  const [made, setMade] = useState<{ readonly key: string; readonly name: string } | null>(null);
  return (
    <>
      {!isMaking && made === null && (
        <Button className="mb-3" onClick={() => setIsMaking(true)}>
          Make a key
        </Button>
      )}
      {isMaking && (
        <KeyForm
          onCancel={() => setIsMaking(false)}
          onMade={(key, name) => {
            setIsMaking(false);
            setMade({ key, name });
          }}
        />
      )}
      {made && (
        <MadeSecret
          note="only a digest of it stays here"
          onDone={() => setMade(null)}
          secret={made.key}
          title={made.name}
        />
      )}
      {revoke.error && <Notice kind="error" title={revoke.error.message} />}
      <AsyncSection
        empty={({ data }) =>
          data.keys.length > 0 ? null : (
            <EmptyState title="No key opens this book">
              Make one for a program that reads it.
            </EmptyState>
          )
        }
        errorTitle="The keys could not be read"
        loading={<LoadingRows labels={["Key", "May", "Expires"]} rows={3} />}
        query={query}
      >
        {({ data, meta }) => (
          <DataTable
            columns={keyColumns(meta.knownAt, (id) => revoke.mutate(id))}
            label="API keys"
            rowKey={({ id }) => id}
            rows={data.keys}
            totals={[totalOf(data.keys)]}
          />
        )}
      </AsyncSection>
      <section aria-label="Scopes" className="mt-7">
        <SectionLine
          note="what a key may be given; it never gets more than the person who made it"
          title="Scopes"
        />
        <dl className="grid gap-x-10 sm:grid-cols-2">
          {keyScopes.map((scope) => (
            <div className="flex justify-between gap-6 border-t border-line py-1" key={scope}>
              <dt className="whitespace-nowrap">{scope}</dt>
              <dd className="text-right text-ink3">{scopeWords[scope]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
};

const totalOf = (keys: readonly WireApiKey[]) => {
  const expired = keys.filter(({ isExpired }) => isExpired).length;
  return {
    id: "all",
    label: (
      <>
        {keys.length} {keys.length === 1 ? "key" : "keys"}{" "}
        <span className="font-regular text-ink3">
          {keys.length - expired} open, {expired} expired; those that were revoked stand in the
          audit log
        </span>
      </>
    ),
    cells: { requests: formatCount(keys.reduce((sum, { requests }) => sum + requests, 0)) },
  };
};
