// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { type AsyncResult, AsyncSection } from "@/components/states/async-section";
import { render } from "@/tests/components/support/render";

const settled: AsyncResult<string[]> = {
  data: ["30 Nov 2026"],
  error: null,
  isFetching: false,
  dataUpdatedAt: Date.parse("2026-11-20T13:40:00Z"),
  refetch: () => undefined,
};

const section = (query: Partial<AsyncResult<string[]>>) => (
  <AsyncSection
    empty={(rows) => (rows.length === 0 ? "No entry yet" : null)}
    errorTitle="The ledger could not be read"
    loading={<p>final labels</p>}
    query={{ ...settled, ...query }}
    title="Ledger"
  >
    {(rows) => <p>{rows.join()}</p>}
  </AsyncSection>
);

test("before the first answer the frame stands, without figures", () => {
  render(section({ data: undefined, isFetching: true }));
  expect(screen.getByText("final labels")).toBeTruthy();
  expect(screen.queryByText("Reading again")).toBeNull();
});

test("a refetch keeps the figures and draws a line", () => {
  render(section({ isFetching: true }));
  expect(screen.getByText("30 Nov 2026")).toBeTruthy();
  expect(screen.getByText("Reading again")).toBeTruthy();
});

test("nothing found is said in words", () => {
  render(section({ data: [] }));
  expect(screen.getByText("No entry yet")).toBeTruthy();
});

test("a failed first read gives the code, the reference and a way to try again", () => {
  const refetch = vi.fn();
  const error = Object.assign(new Error("Took too long."), {
    code: "store.timeout",
    reference: "7F3K-02",
  });
  render(section({ data: undefined, error, refetch }));
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Took too long. Code store.timeout, reference 7F3K-02.");
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(refetch).toHaveBeenCalledOnce();
});

test("a failed refetch leaves the last good rows, dated", () => {
  render(section({ error: new Error("secret: connection string") }));
  expect(screen.getByText("30 Nov 2026")).toBeTruthy();
  expect(screen.getByText("Last good rows, dated 20 Nov 2026, 13:40 UTC.")).toBeTruthy();
});

test("an error that was not written for people shows no more than that it happened", () => {
  render(section({ data: undefined, error: new Error("secret: connection string") }));
  expect(document.body.textContent).not.toContain("secret");
  expect(screen.getByText("unknown")).toBeTruthy();
});
