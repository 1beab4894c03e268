import { exchangeEmbedCode } from "@/lib/server/commands/exchange-embed-code";
import { defineOpenRoute } from "@/lib/server/define-open-route";
import { answerEmbedError } from "@/lib/server/embed/refusal";
import { requireSameOrigin } from "@/lib/server/embed/same-origin";
import { exchangeAnswer, exchangeBody } from "@/lib/wire/embed-exchange";

export const POST = defineOpenRoute({
  body: exchangeBody,
  response: exchangeAnswer,
  handle: exchangeEmbedCode,
  guard: requireSameOrigin,
  refuse: answerEmbedError,
});
