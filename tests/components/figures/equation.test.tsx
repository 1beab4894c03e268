// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Equation } from "@/components/figures/equation";
import { usd } from "@/tests/components/support/amounts";
import { render } from "@/tests/components/support/render";

const equation = (
  <Equation
    answer={{ label: "Available", value: usd("94943.37"), tone: "available" }}
    terms={[
      { operator: "=", label: "Settled", value: usd("156183.75") },
      { operator: "−", label: "Pending, 1 draft", value: usd("61240.38"), tone: "pending" },
    ]}
  />
);

test("the answer comes first, then how it comes about", () => {
  const text = render(equation).container.textContent ?? "";
  expect(text.startsWith("Available$94,943.37=Settled$156,183.75−Pending, 1 draft$61,240.38")).toBe(
    true,
  );
});

test("an answer that comes of nothing else stands once, on a phone too", () => {
  const answer = { label: "Not yet open", value: usd("600000") };
  expect(render(<Equation answer={answer} terms={[]} />).container.textContent).toBe(
    "Not yet open$600,000.00",
  );
});

test("on a phone it is an account whose rows add up to the answer", () => {
  render(equation);
  const account = screen.getAllByRole("definition").map(({ textContent }) => textContent);
  expect(account).toEqual(["$156,183.75", "−$61,240.38", "$94,943.37"]);
});
