// @vitest-environment jsdom
import { expect, test } from "vitest";
import { StateMark } from "@/components/marks/state-mark";
import { keysOf } from "@/lib/domain/base/keys-of";
import { stateWords } from "@/lib/format/state-words";
import { render } from "@/tests/components/support/render";

const states = keysOf(stateWords);

test("every state has a shape and a word of its own", () => {
  const marks = states.map((state) => render(<StateMark state={state} />).container);
  const shapes = marks.map((mark) => mark.querySelector("svg")?.innerHTML);
  const words = marks.map((mark) => mark.textContent);
  expect(new Set(shapes).size).toBe(states.length);
  expect(new Set(words).size).toBe(states.length);
});
