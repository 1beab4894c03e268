import { answerSharedPage } from "@/lib/server/embed/shared-page";

export const GET = answerSharedPage;
