// @vitest-environment jsdom
import { expect, test } from "vitest";
import { MiddleCut } from "@/components/ui/middle-cut";
import { render } from "@/tests/components/support/render";

test.each(["62c0cb84-6f1e", "abc", ""])("%s stays whole for copying and reading aloud", (text) => {
  expect(render(<MiddleCut text={text} />).container.textContent).toBe(text);
});
