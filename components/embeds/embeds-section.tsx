"use client";

import { embedColumns, refusedTimes } from "@/components/embeds/embed-columns";
import { EmbedSessions } from "@/components/embeds/embed-sessions";
import { Refusals } from "@/components/embeds/refusals";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { buttonClass } from "@/components/ui/button-class";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useEmbeds } from "@/lib/client/embeds";
import { useAddress } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";
import type { WireEmbeds } from "@/lib/wire/embed";

/** What other people's pages may show, what is open of it now, and what was refused. */
export const EmbedsSection = () => {
  const address = useAddress();
  return (
    <>
      <p className="mb-3 flex gap-2">
        <Link className={buttonClass("primary")} look="none" to={paths.makeEmbed()}>
          Make an embed
        </Link>
        <Link className={buttonClass()} look="none" to={paths.checkEmbed()}>
          Check a host
        </Link>
      </p>
      <AsyncSection
        empty={({ data }) =>
          data.embeds.length > 0 ? null : (
            <EmptyState title="No page of anybody else shows this book">
              Make an embed for a product in which a customer should see its own balance.
            </EmptyState>
          )
        }
        errorTitle="The embeds could not be read"
        loading={<LoadingRows labels={["Embed", "Hosts allowed", "Sessions now"]} rows={4} />}
        query={useEmbeds()}
      >
        {({ data, meta }) => {
          const selected = data.embeds.find(({ id }) => id === address.get("embed"));
          return (
            <>
              <DataTable
                columns={embedColumns(meta.knownAt, data.refused)}
                isSelectedRow={({ id }) => id === selected?.id}
                label="Embeds"
                rowKey={({ id }) => id}
                rows={data.embeds}
                rowTo={({ id }) => address.with({ embed: id })}
                totals={[totalOf(data)]}
              />
              <div className="mt-7 grid items-start gap-x-9 gap-y-6 lg:grid-cols-[minmax(0,1fr)_264px]">
                <Refusals embeds={data.embeds} refused={data.refused} />
                {selected && <EmbedSessions embed={selected} key={selected.id} />}
              </div>
            </>
          );
        }}
      </AsyncSection>
    </>
  );
};

const totalOf = ({ embeds, refused }: WireEmbeds) => {
  const open = embeds.filter(({ archivedAt }) => archivedAt === null).length;
  const sessions = embeds.reduce((sum, { sessionsNow }) => sum + sessionsNow, 0);
  return {
    id: "all",
    label: `${embeds.length} embed${embeds.length === 1 ? "" : "s"}, ${open} open, ${embeds.length - open} revoked`,
    cells: { sessions, refused: refusedTimes(refused) },
  };
};
