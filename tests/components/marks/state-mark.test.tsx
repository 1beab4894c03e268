// @vitest-environment jsdom
import { expect, test } from "vitest";
import { type ShownState, StateMark } from "@/components/marks/state-mark";
import { render } from "@/tests/components/support/render";

const states: readonly ShownState[] = [
  "active",
  "upcoming",
  "exhausted",
  "expired",
  "cancelled",
  "superseded",
  "evergreen",
  "unknown",
];

test("every state has a shape and a word of its own", () => {
  const marks = states.map((state) => render(<StateMark state={state} />).container);
  const shapes = marks.map((mark) => mark.querySelector("svg")?.innerHTML);
  const words = marks.map((mark) => mark.textContent);
  expect(new Set(shapes).size).toBe(states.length);
  expect(new Set(words).size).toBe(states.length);
});
