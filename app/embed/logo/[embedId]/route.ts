import { answerEmbedLogo } from "@/lib/server/embed/document";

export const GET = answerEmbedLogo;
