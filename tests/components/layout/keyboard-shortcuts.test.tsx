// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { expect, test, vi } from "vitest";
import { KeyboardShortcuts } from "@/components/layout/keyboard-shortcuts";
import { render } from "@/tests/components/support/render";

const setUp = () => {
  const push = vi.fn();
  const router = {
    push,
    replace: vi.fn(),
    refresh: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    prefetch: vi.fn(),
  };
  render(
    <AppRouterContext.Provider value={router as never}>
      <input aria-label="Search" data-search="" />
      <KeyboardShortcuts areas={["overview", "commitments", "sources"]} />
    </AppRouterContext.Provider>,
  );
  return push;
};

const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key });

test("g and a letter go to an area that has a page, and to no other", () => {
  const push = setUp();
  press("g");
  press("c");
  expect(push).toHaveBeenLastCalledWith("/commitments");
  press("g");
  press("t");
  expect(push).toHaveBeenCalledOnce();
});

test("a slash focuses the search", () => {
  setUp();
  press("/");
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
});

test("nothing happens while somebody types", () => {
  const push = setUp();
  const search = screen.getByLabelText("Search");
  press("g", search);
  press("c", search);
  expect(push).not.toHaveBeenCalled();
});
