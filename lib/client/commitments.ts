import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { TableFormat } from "@/lib/domain/base/file-words";
import type { Clocks } from "@/lib/paths/page";
import {
  type CommitmentFilters,
  commitmentAnswer,
  commitmentPage,
  periodsAnswer,
} from "@/lib/wire/commitment";
import { entryBreakdownAnswer, type LedgerFilters, ledgerPage } from "@/lib/wire/ledger";
import { type ProofQuestion, provenanceAnswer } from "@/lib/wire/provenance";

const pathOf = (commitmentId: string): string =>
  `/api/v1/commitments/${encodeURIComponent(commitmentId)}`;

export const commitmentsOptions = (filters: CommitmentFilters) =>
  infiniteQueryOptions({
    queryKey: ["commitments", "list", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/commitments${toQuery({ ...filters, limit: 200, cursor: pageParam })}`,
        commitmentPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Where all of the list, as filtered, can be had as a file. */
export const commitmentsFile = (filters: CommitmentFilters, format: TableFormat): string =>
  `/api/v1/exports/commitments${toQuery({ ...filters, format })}`;

/** Where the whole ledger of a commitment, as filtered, can be had as a file. */
export const ledgerFile = (
  commitmentId: string,
  filters: LedgerFilters,
  format: TableFormat,
): string => `/api/v1/exports/ledger${toQuery({ commitment: commitmentId, ...filters, format })}`;

export const useCommitments = (filters: CommitmentFilters) =>
  useInfiniteQuery(commitmentsOptions(filters));

export const commitmentOptions = (commitmentId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ["commitments", commitmentId, "detail", clocks],
    queryFn: ({ signal }) =>
      getJson(`${pathOf(commitmentId)}${toQuery(clocks)}`, commitmentAnswer, signal),
  });

export const useCommitment = (commitmentId: string, clocks: Clocks) =>
  useQuery(commitmentOptions(commitmentId, clocks));

export const periodsOptions = (commitmentId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ["commitments", commitmentId, "periods", clocks],
    queryFn: ({ signal }) =>
      getJson(`${pathOf(commitmentId)}/periods${toQuery(clocks)}`, periodsAnswer, signal),
  });

export const usePeriods = (commitmentId: string, clocks: Clocks) =>
  useQuery(periodsOptions(commitmentId, clocks));

export const ledgerOptions = (commitmentId: string, filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: ["commitments", commitmentId, "ledger", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `${pathOf(commitmentId)}/ledger${toQuery({ ...filters, limit: 200, cursor: pageParam })}`,
        ledgerPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useLedger = (commitmentId: string, filters: LedgerFilters) =>
  useInfiniteQuery(ledgerOptions(commitmentId, filters));

export const entryBreakdownOptions = (commitmentId: string, entryId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ["commitments", commitmentId, "ledger", entryId, clocks],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOf(commitmentId)}/ledger/${encodeURIComponent(entryId)}${toQuery(clocks)}`,
        entryBreakdownAnswer,
        signal,
      ),
  });

export const useEntryBreakdown = (commitmentId: string, entryId: string, clocks: Clocks) =>
  useQuery(entryBreakdownOptions(commitmentId, entryId, clocks));

export const proofOptions = (commitmentId: string, question: ProofQuestion) =>
  queryOptions({
    queryKey: ["commitments", commitmentId, "proof", question],
    queryFn: ({ signal }) =>
      getJson(`${pathOf(commitmentId)}/provenance${toQuery(question)}`, provenanceAnswer, signal),
  });

export const useProof = (commitmentId: string, question: ProofQuestion) =>
  useQuery(proofOptions(commitmentId, question));
