"use client";

import { Figure } from "@/components/figures/figure";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { useEntryBreakdown } from "@/lib/client/commitments";
import { useClocks } from "@/lib/client/use-address";

type EntryProofProps = { readonly commitmentId: string; readonly entryId: string };

/** A drawdown opened by service and project, and what of that day did not draw. */
export const EntryProof = ({ commitmentId, entryId }: EntryProofProps) => {
  const query = useEntryBreakdown(commitmentId, entryId, useClocks());
  return (
    <AsyncSection
      empty={({ data }) =>
        data.lines.length === 0 && data.notCounted.length === 0 ? (
          <p className="border-t border-line py-1.5 text-ink3">
            This entry stands on the term alone, not on charges.
          </p>
        ) : null
      }
      errorTitle="The charges could not be read"
      loading={<LoadingRows labels={["Service", "Amount"]} rows={6} />}
      note="what the day was made of"
      query={query}
      title="By service and project"
    >
      {({ data }) => (
        <table
          aria-label="Charges of the day by service and project"
          className="mb-4 w-full border-collapse"
        >
          <tbody>
            {data.lines.map((line) => (
              <tr className="border-t border-line" key={`${line.service} ${line.project}`}>
                <th className="py-1 text-left font-regular" scope="row">
                  {line.service} <span className="text-ink3">{line.project ?? "no project"}</span>
                </th>
                <td className="px-2 py-1 text-right text-ink3 whitespace-nowrap">
                  {line.rows === 1 ? "1 row" : `${line.rows} rows`}
                </td>
                <td className="py-1 text-right">
                  <Figure value={line.amount} />
                </td>
              </tr>
            ))}
            {data.consumed && (
              <tr className="border-t border-rule font-heading">
                <th className="py-1 text-left font-[inherit]" scope="row">
                  Consumed
                </th>
                <td />
                <td className="py-1 text-right">
                  <span className="double-rule inline-block pl-6">
                    <Figure value={data.consumed} />
                  </span>
                </td>
              </tr>
            )}
            {data.notCounted.map(({ reason, rows }) => (
              <tr className="border-t border-line text-ink3" key={reason}>
                <th className="py-1 text-left font-regular" scope="row">
                  Not counted: {reason}
                </th>
                <td className="px-2 py-1 text-right" colSpan={2}>
                  {rows === 1 ? "1 row" : `${rows} rows`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </AsyncSection>
  );
};
