import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson, sendJson, toQuery } from "@/lib/client/get-json";
import { previewEmbedId } from "@/lib/domain/base/embed-words";
import { doneAnswer } from "@/lib/wire/access";
import {
  embedAnswer,
  type embedBody,
  embedCheckAnswer,
  embedsAnswer,
  mintAnswer,
  type PreviewBody,
  revokeAnswer,
} from "@/lib/wire/embed";
import { exchangeAnswer } from "@/lib/wire/embed-exchange";

const embedsOptions = () =>
  queryOptions({
    queryKey: ["embeds"],
    queryFn: ({ signal }) => getJson("/api/v1/embeds", embedsAnswer, signal),
  });

export const useEmbeds = (isEnabled = true) => useQuery({ ...embedsOptions(), enabled: isEnabled });

const pathOf = (embedId: string): string => `/api/v1/embeds/${encodeURIComponent(embedId)}`;

const checkOptions = (embedId: string, origin: string) =>
  queryOptions({
    queryKey: ["embeds", embedId, "check", origin],
    queryFn: ({ signal }) =>
      getJson(`${pathOf(embedId)}/check${toQuery({ origin })}`, embedCheckAnswer, signal),
    enabled: embedId !== "" && origin !== "",
    retry: false,
  });

export const useEmbedCheck = (embedId: string, origin: string) =>
  useQuery(checkOptions(embedId, origin));

/** A change of what other people's pages may show; the list of it is asked again. */
const useEmbedChange = <Input, Answer>(change: (input: Input) => Promise<Answer>) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["embeds"] }),
        queryClient.invalidateQueries({ queryKey: ["audit"] }),
      ]),
  });
};

/** A new one where there is no id yet. */
export const useSaveEmbed = (embedId: string | null) =>
  useEmbedChange((body: z.input<typeof embedBody>) =>
    embedId === null
      ? sendJson("POST", "/api/v1/embeds", body, embedAnswer)
      : sendJson("PATCH", pathOf(embedId), body, embedAnswer),
  );

export const useArchiveEmbed = () =>
  useEmbedChange((embedId: string) => sendJson("DELETE", pathOf(embedId), undefined, doneAnswer));

export const useEndEmbedSessions = () =>
  useEmbedChange((embedId: string) =>
    sendJson("POST", "/api/embed/revocations", { embedId }, revokeAnswer),
  );

/** A code for a frame inside our own page. */
export const getPreviewCode = async (body: PreviewBody): Promise<string> =>
  (await sendJson("POST", "/api/v1/embeds/preview", body, mintAnswer)).data.code;

/** Opens one code as a frame does, and says whether that works and how long it took. */
export const tryExchange = async (accountId: string): Promise<number> => {
  const begun = performance.now();
  const code = await getPreviewCode({ accountIds: [accountId], views: ["overview"], actions: [] });
  await sendJson("POST", "/api/embed/exchange", { embedId: previewEmbedId, code }, exchangeAnswer);
  return performance.now() - begun;
};

/** The logo of an embed that is kept, as its frames load it. */
export const logoAddress = (embedId: string): string =>
  `/embed/logo/${encodeURIComponent(embedId)}`;
