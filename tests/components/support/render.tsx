import { cleanup, render as renderTree } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, vi } from "vitest";

beforeEach(() => {
  vi.spyOn(console, "error");
});

// What React complains about is a fault of the component, so it fails the test.
afterEach(() => {
  cleanup();
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

export const render = (tree: ReactElement) => renderTree(tree);
