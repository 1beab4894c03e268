import { answerFont } from "@/lib/server/embed/fonts";

export const GET = answerFont;
