import { answerMcp } from "@/lib/server/mcp/answer-mcp";

export const POST = answerMcp;
