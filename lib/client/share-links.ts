import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson, sendJson } from "@/lib/client/get-json";
import { doneAnswer } from "@/lib/wire/access";
import { newShareAnswer, type shareBody, shareLinksAnswer } from "@/lib/wire/share";

const shareLinksOptions = () =>
  queryOptions({
    queryKey: ["share-links"],
    queryFn: ({ signal }) => getJson("/api/v1/share-links", shareLinksAnswer, signal),
  });

/** `isEnabled`: nobody asks for what they may not have. */
export const useShareLinks = (isEnabled = true) =>
  useQuery({ ...shareLinksOptions(), enabled: isEnabled });

/** A change of what is shared; the list of it is asked again. */
const useShareChange = <Input, Answer>(change: (input: Input) => Promise<Answer>) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["share-links"] }),
        queryClient.invalidateQueries({ queryKey: ["audit"] }),
      ]),
  });
};

export const useMakeShareLink = (accountId: string) =>
  useShareChange((body: z.input<typeof shareBody>) =>
    sendJson(
      "POST",
      `/api/v1/accounts/${encodeURIComponent(accountId)}/share-links`,
      body,
      newShareAnswer,
    ),
  );

export const useRevokeShareLink = () =>
  useShareChange((linkId: string) =>
    sendJson("DELETE", `/api/v1/share-links/${encodeURIComponent(linkId)}`, undefined, doneAnswer),
  );
