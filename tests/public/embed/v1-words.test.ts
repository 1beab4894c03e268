// @vitest-environment jsdom
import { expect, expectTypeOf, test } from "vitest";
import {
  type EmbedError,
  type EmbedView as EmbedViewWord,
  type RenamedWord,
  themeTokens,
} from "@/lib/domain/base/embed-words";
import type { EmbedErrorCode, EmbedTheme, EmbedView, EmbedWords } from "@/public/embed/v1";
import "@/public/embed/v1.js";

test("every token of a look can be said as an attribute of the element", () => {
  const known = Object.getOwnPropertyDescriptor(
    customElements.get("commitbook-embed") ?? Object,
    "observedAttributes",
  )?.value;
  const attributes = themeTokens.map((token) =>
    token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(known).toEqual(expect.arrayContaining(attributes));
});

test("the types that hosts copy know the same words as the book", () => {
  expectTypeOf<EmbedView>().toEqualTypeOf<EmbedViewWord>();
  expectTypeOf<EmbedErrorCode>().toEqualTypeOf<EmbedError>();
  expectTypeOf<keyof EmbedWords>().toEqualTypeOf<RenamedWord>();
  expectTypeOf<keyof EmbedTheme>().toEqualTypeOf<(typeof themeTokens)[number]>();
});
