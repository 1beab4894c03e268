// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Figure, type FigureProps } from "@/components/figures/figure";
import { miu, usd } from "@/tests/components/support/amounts";
import { render } from "@/tests/components/support/render";

const textOf = (props: FigureProps): string =>
  render(<Figure {...props} />).container.textContent ?? "";

test.each<[FigureProps, string]>([
  [{ value: usd("94943.37") }, "$94,943.37"],
  [{ value: usd("0") }, "$0.00"],
  [{ value: null }, "–"],
  [{ value: { kind: "not-started" } }, "not started"],
  [{ value: { kind: "no-data", reason: "429" } }, "no data"],
  [{ value: { kind: "not-given" } }, "not given"],
  [{ value: { kind: "undefined" } }, "no commitment"],
  [{ value: { kind: "not-applicable" } }, "n/a"],
  [{ value: usd("20760.91"), isMemo: true }, "($20,760.91)"],
  [{ value: miu("180000"), precision: "whole" }, "180,000\u00a0MIU"],
  [
    { value: { kind: "incomplete", value: usd("1304118"), reason: "5 accounts" } },
    "incomplete$1,304,118.00",
  ],
])("%o reads %s", (props, text) => {
  expect(textOf(props)).toBe(text);
});

test("a rounded figure carries every digit it has, an exact one repeats nothing", () => {
  render(<Figure precision="whole" value={usd("94943.37")} />);
  expect(document.querySelector("[data-full]")?.getAttribute("data-full")).toBe("$94,943.37");
  const exact = render(<Figure value={usd("94943.37")} />);
  expect(exact.container.querySelector("[data-full]")).toBeNull();
});

test("a word says why there is no number", () => {
  render(<Figure value={{ kind: "no-data", reason: "Fewer than 7 days" }} />);
  expect(screen.getByTitle("Fewer than 7 days").textContent).toBe("no data");
});

test("a figure that can be proved is a button named by its amount", () => {
  const onProve = vi.fn();
  render(<Figure onProve={onProve} value={usd("94943.37")} />);
  fireEvent.click(screen.getByRole("button", { name: "$94,943.37" }));
  expect(onProve).toHaveBeenCalledOnce();
});

test("a negative figure is not red by itself, and a bold one keeps a muted unit", () => {
  const { container } = render(<Figure isStrong value={usd("-4120")} />);
  expect(container.querySelector(".text-overage")).toBeNull();
  expect(container.querySelector(".figure-unit")?.textContent).toBe("$");
});
