import { z } from "zod";
import { sharedParts } from "@/lib/domain/base/embed-words";
import { answer, instant } from "@/lib/wire/common";

const part = z.enum(sharedParts);

export const shareLink = z.object({
  id: z.string(),
  accountId: z.string(),
  /** null: the whole account. */
  commitmentId: z.string().nullable(),
  /** Both clocks of the page, which never change. */
  asOf: instant,
  knownAt: instant,
  parts: z.array(part),
  madeBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  openingsMax: z.int().nullable(),
  opened: z.int(),
  lastOpenedAt: instant.nullable(),
});

/** As a list shows it: under the names that its account and its commitment have now. */
export const listedShareLink = shareLink.extend({
  accountName: z.string(),
  commitmentName: z.string().nullable(),
});
export type WireListedShareLink = z.infer<typeof listedShareLink>;

export const shareLinksAnswer = answer(z.object({ links: z.array(listedShareLink) }));

export const shareBody = z.object({
  commitmentId: z.string().min(1).max(100).nullable().default(null),
  /** Absent: now. */
  asOf: instant.optional(),
  knownAt: instant.optional(),
  parts: z.array(part).default([]),
  expiresInDays: z.int().min(1).max(90).default(14),
  openingsMax: z.int().min(1).max(1_000).nullable().default(null),
});
export type ShareBody = z.infer<typeof shareBody>;

/** The address is told once: only its digest is kept. */
export const newShareAnswer = answer(z.object({ link: z.string(), made: shareLink }));
export type WireNewShare = z.infer<typeof newShareAnswer>["data"];
