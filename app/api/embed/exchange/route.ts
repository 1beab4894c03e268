import { exchangeEmbedCode } from "@/lib/server/commands/exchange-embed-code";
import { defineFrameRoute } from "@/lib/server/embed/define-embed-route";
import { exchangeAnswer, exchangeBody } from "@/lib/wire/embed";

export const POST = defineFrameRoute({
  body: exchangeBody,
  response: exchangeAnswer,
  handle: exchangeEmbedCode,
});
