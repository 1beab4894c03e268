import { expect, test } from "vitest";
import {
  type EmbedAction,
  type EmbedLocale,
  type EmbedState,
  type EmbedView,
  embedActions,
  embedErrors,
  embedLocales,
  embedStates,
  embedViews,
  type RenamedWord,
  renamedWords,
  retryableErrors,
  type ThemeToken,
  themeDensities,
  themeFonts,
  themeModes,
  themeTokens,
} from "@/lib/domain/base/embed-words";
import {
  type FrameMessage,
  frameMessages,
  type HostMessage,
  hostMessages,
  messageNamespace,
  messageVersion,
} from "@/lib/wire/embed-messages";

type Word = EmbedView | EmbedAction | EmbedState | EmbedLocale | ThemeToken | RenamedWord;
type Message = FrameMessage | HostMessage;

test("no list of words says one twice", () => {
  const lists: readonly (readonly (Word | Message | string)[])[] = [
    embedViews,
    embedActions,
    embedErrors,
    embedLocales,
    themeTokens,
    themeModes,
    themeDensities,
    themeFonts,
    renamedWords,
    frameMessages,
    hostMessages,
  ];
  for (const list of lists) expect(new Set(list).size).toBe(list.length);
});

test("every state can be told as an error, and only errors can be tried again", () => {
  expect(embedErrors).toEqual(expect.arrayContaining([...embedStates]));
  expect(embedErrors).toEqual(expect.arrayContaining([...retryableErrors]));
});

test("the envelope is what hosts were told it is", () => {
  expect([messageNamespace, messageVersion]).toEqual(["commitments.embed", 1]);
});
