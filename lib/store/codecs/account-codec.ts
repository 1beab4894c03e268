import type { Account } from "@/lib/domain/base/account";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import { attributes, text, word } from "@/lib/store/codecs/field-kinds";

export const accountCodec = defineFactCodec<Account>("accounts", {
  connectionId: text("connection_id"),
  provider: word("provider"),
  externalId: text("external_id"),
  parentId: nullable(text("parent_id")),
  name: text("name"),
  slug: nullable(text("slug")),
  access: word("access"),
  attributes: attributes("attributes"),
});
