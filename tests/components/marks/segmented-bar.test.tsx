// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { usd } from "@/tests/components/support/amounts";
import { render } from "@/tests/components/support/render";

const { unit } = usd("0");
const partsOf = (container: HTMLElement) =>
  [...container.querySelectorAll("[data-part]")].map((part) => part.getAttribute("data-part"));

test("parts always stand in the same order, whatever order they come in", () => {
  const { container } = render(
    <SegmentedBar
      parts={{ lapsed: "1", "not-open": "2", available: "3", pending: "4", drawn: "5" }}
      unit={unit}
    />,
  );
  expect(partsOf(container)).toEqual(["drawn", "pending", "available", "not-open", "lapsed"]);
});

test("nothing is drawn for zero or for a balance below it", () => {
  const { container } = render(
    <SegmentedBar parts={{ drawn: "5", pending: "0", available: "-3.50" }} unit={unit} />,
  );
  expect(partsOf(container)).toEqual(["drawn"]);
});

test("what is closed keeps its place: a target that was trued up is never painted as attained whole", () => {
  const { container } = render(
    <SegmentedBar closed="20" parts={{ attained: "80", owed: "0" }} unit={unit} />,
  );
  expect(partsOf(container)).toEqual(["attained", "closed"]);
  expect(screen.getByRole("img", { name: "attained $80.00" })).toBeDefined();
});

test("overage stands outside the whole, and the plan is measured against the whole", () => {
  const { container } = render(
    <SegmentedBar parts={{ drawn: "180000", overage: "14210" }} planShare="0.5" unit={unit} />,
  );
  const whole = container.querySelector("[data-part=drawn]")?.parentElement;
  expect(whole?.querySelector("[data-part=overage]")).toBeNull();
  expect(whole?.querySelectorAll(".plan-tick")).toHaveLength(2);
});

test("says in words what it shows", () => {
  render(
    <SegmentedBar
      parts={{ available: "94943.37", drawn: "821364.97" }}
      planShare="0.86"
      unit={unit}
    />,
  );
  const bar = screen.getByRole("img");
  expect(bar.getAttribute("aria-label")).toBe(
    "drawn $821,364.97, available $94,943.37, plan today 86.0%",
  );
});
