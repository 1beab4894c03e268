import { z } from "zod";
import { roles } from "@/lib/domain/base/role";
import { answer } from "@/lib/wire/common";

const role = z.enum(roles);

export const viewerAnswer = answer(
  z.object({
    email: z.string(),
    name: z.string(),
    role,
    canManageConnections: z.boolean(),
    canAcceptDoubts: z.boolean(),
    canManagePeople: z.boolean(),
    canManageKeys: z.boolean(),
    canManageEmbeds: z.boolean(),
    canShare: z.boolean(),
    canReadAudit: z.boolean(),
    /** Came by single sign-on: there is no password here. */
    isFromIssuer: z.boolean(),
    /** The administrator who looks through the eyes of this person; null when it is the person. */
    seenBy: z.string().nullable(),
    /** The book shows the invented company of the sandbox. */
    isSandbox: z.boolean(),
    sourcesNeedAttention: z.boolean(),
  }),
);
export type WireViewer = z.infer<typeof viewerAnswer>["data"];
