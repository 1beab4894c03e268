import { answerReady } from "@/lib/server/ready";

export const GET = answerReady;
