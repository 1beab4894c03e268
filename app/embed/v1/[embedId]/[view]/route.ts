import { answerEmbedDocument } from "@/lib/server/embed/document";

export const GET = answerEmbedDocument;
