import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson, toQuery } from "@/lib/client/get-json";
import {
  type accountProofQuery,
  type bookProofQuery,
  type listProofQuery,
  totalProofPage,
} from "@/lib/wire/total-proof";

/** A total of the book, of an account, or under a list that is filtered so. */
export type TotalQuestion =
  | { readonly of: "book"; readonly query: z.input<typeof bookProofQuery> }
  | {
      readonly of: "account";
      readonly accountId: string;
      readonly query: z.input<typeof accountProofQuery>;
    }
  | { readonly of: "list"; readonly query: z.input<typeof listProofQuery> };

const pathOf = (question: TotalQuestion): string => {
  switch (question.of) {
    case "book":
      return "/api/v1/summary/provenance";
    case "account":
      return `/api/v1/accounts/${encodeURIComponent(question.accountId)}/provenance`;
    case "list":
      return "/api/v1/commitments/provenance";
  }
};

export const totalProofOptions = (question: TotalQuestion) =>
  infiniteQueryOptions({
    queryKey: ["total-proof", question],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `${pathOf(question)}${toQuery({ ...question.query, limit: 50, cursor: pageParam })}`,
        totalProofPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const useTotalProof = (question: TotalQuestion) =>
  useInfiniteQuery(totalProofOptions(question));
