import { z } from "zod";
import { answer } from "@/lib/wire/common";

export const role = z.enum(["admin", "finance", "account-manager", "viewer"]);
export type Role = z.infer<typeof role>;

export const viewerAnswer = answer(
  z.object({
    email: z.string(),
    name: z.string(),
    role,
    canManageConnections: z.boolean(),
    /** The book shows the invented company of the sandbox. */
    isSandbox: z.boolean(),
    sourcesNeedAttention: z.boolean(),
  }),
);
export type WireViewer = z.infer<typeof viewerAnswer>["data"];
