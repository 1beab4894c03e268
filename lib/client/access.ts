import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { getJson, sendJson, toQuery } from "@/lib/client/get-json";
import {
  type AuditFilters,
  auditPage,
  doneAnswer,
  type InvitationBody,
  type keyBody,
  keysAnswer,
  linkAnswer,
  newKeyAnswer,
  openedInvitation,
  ownSessionsAnswer,
  type PersonBody,
  peopleAnswer,
} from "@/lib/wire/access";

const peopleOptions = () =>
  queryOptions({
    queryKey: ["people"],
    queryFn: ({ signal }) => getJson("/api/v1/people", peopleAnswer, signal),
  });

/** `isEnabled`: nobody asks for what they may not have. */
export const usePeople = (isEnabled = true) => useQuery({ ...peopleOptions(), enabled: isEnabled });

const keysOptions = () =>
  queryOptions({
    queryKey: ["keys"],
    queryFn: ({ signal }) => getJson("/api/v1/keys", keysAnswer, signal),
  });

export const useKeys = (isEnabled = true) => useQuery({ ...keysOptions(), enabled: isEnabled });

const auditOptions = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/audit${toQuery({ ...filters, limit: 50, cursor: pageParam })}`,
        auditPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const useAudit = (filters: AuditFilters) => useInfiniteQuery(auditOptions(filters));

/** Where the whole log, as filtered, can be had as a file. */
export const auditFile = (filters: AuditFilters): string =>
  `/api/v1/exports/audit${toQuery(filters)}`;

/** A change of who may do what; every list of it is asked again. */
const useAccessChange = <Input, Answer>(change: (input: Input) => Promise<Answer>) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["people"] }),
        queryClient.invalidateQueries({ queryKey: ["keys"] }),
        queryClient.invalidateQueries({ queryKey: ["audit"] }),
      ]),
  });
};

const pathOf = (userId: string): string => `/api/v1/people/${encodeURIComponent(userId)}`;

export const useInvite = () =>
  useAccessChange((body: InvitationBody) => sendJson("POST", "/api/v1/people", body, linkAnswer));

export const useResetPassword = () =>
  useAccessChange((userId: string) =>
    sendJson("POST", `${pathOf(userId)}/reset`, undefined, linkAnswer),
  );

export const useUpdatePerson = (userId: string) =>
  useAccessChange((body: PersonBody) => sendJson("PATCH", pathOf(userId), body, doneAnswer));

export const useEndSessions = () =>
  useAccessChange((userId: string) =>
    sendJson("DELETE", `${pathOf(userId)}/sessions`, undefined, doneAnswer),
  );

export const useRemovePerson = () =>
  useAccessChange((userId: string) => sendJson("DELETE", pathOf(userId), undefined, doneAnswer));

export const useWithdrawInvitation = () =>
  useAccessChange((id: string) =>
    sendJson("DELETE", `/api/v1/invitations/${encodeURIComponent(id)}`, undefined, doneAnswer),
  );

export const useCreateKey = () =>
  useAccessChange((body: z.input<typeof keyBody>) =>
    sendJson("POST", "/api/v1/keys", body, newKeyAnswer),
  );

export const useRevokeKey = () =>
  useAccessChange((id: string) =>
    sendJson("DELETE", `/api/v1/keys/${encodeURIComponent(id)}`, undefined, doneAnswer),
  );

export const confirmPassword = (password: string) =>
  sendJson("POST", "/api/v1/viewer/confirm", { password }, doneAnswer);

export const changePassword = (body: { readonly password: string; readonly newPassword: string }) =>
  sendJson("POST", "/api/v1/viewer/password", body, doneAnswer);

const ownSessionsOptions = () =>
  queryOptions({
    queryKey: ["viewer", "sessions"],
    queryFn: ({ signal }) => getJson("/api/v1/viewer/sessions", ownSessionsAnswer, signal),
  });

export const useOwnSessions = () => useQuery(ownSessionsOptions());

export const useEndOwnSessions = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => sendJson("DELETE", "/api/v1/viewer/sessions", undefined, doneAnswer),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["viewer", "sessions"] }),
  });
};

/** Everything on the page is another's from then on, so the page is asked for anew. */
export const seeAs = async (userId: string | null): Promise<void> => {
  await sendJson("POST", "/api/v1/viewer/see-as", { userId }, doneAnswer);
  window.location.assign("/");
};

export const openInvitation = (token: string) =>
  sendJson("POST", "/api/invitations/open", { token }, openedInvitation);

export const acceptInvitation = (token: string, password: string) =>
  sendJson("POST", "/api/invitations/accept", { token, password }, openedInvitation);
