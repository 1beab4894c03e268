// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { PageError } from "@/components/states/page-error";
import { toAwayDigest } from "@/lib/wire/page-fault";
import { render } from "@/tests/components/support/render";

const show = (digest: string | null): string => {
  const onTryAgain = vi.fn();
  const { container } = render(<PageError digest={digest} onTryAgain={onTryAgain} />);
  screen.getByRole("button", { name: "Try again" }).click();
  expect(onTryAgain).toHaveBeenCalledOnce();
  return container.textContent ?? "";
};

test("a page without a database says so, with the reference of its request", () => {
  const text = show(toAwayDigest("4f19-a1"));
  expect(text).toContain("The database does not answer.");
  expect(text).toMatch(/Code unavailable, reference 4f19-a1\./);
});

test("any other fault says only that the page could not be drawn", () => {
  const text = show("1234567");
  expect(text).toContain("The page could not be drawn.");
  expect(text).toMatch(/Code page, reference 1234567\./);
  expect(text).not.toContain("database");
});

test("a fault without a digest has no reference", () => {
  expect(show(null)).toMatch(/Code page\./);
});
