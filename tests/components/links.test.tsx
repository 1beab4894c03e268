// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AreaNav } from "@/components/layout/area-nav";
import { listAreas } from "@/components/layout/areas";
import { ClockFields } from "@/components/layout/clock-fields";
import { PageTitle } from "@/components/layout/page-title";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths/paths";
import { render } from "@/tests/components/support/render";

const search = "asOf=2026-03-31T00%3A00%3A00.000Z&knownAt=2026-04-05T12%3A00%3A00.000Z";

const areas = ["overview", "accounts", "commitments", "sources"] as const;

test("every link of the parts that pages are made of keeps both clocks", () => {
  render(
    <>
      <AreaNav areas={areas} />
      <PageTitle crumbs={[{ label: "Accounts", to: paths.accounts() }]} title="An account" />
      <Tabs label="View" selected="a" tabs={[{ id: "a", label: "A", to: paths.sources() }]} />
      <Link to={paths.commitments({ sort: "risk" })}>All</Link>
    </>,
    { search },
  );
  const links = screen.getAllByRole("link");
  expect(links).toHaveLength(listAreas(areas).length + 3);
  for (const link of links) expect(link.getAttribute("href")).toContain(search);
});

test("a form is answered at the clocks of the page it stands on", () => {
  const { container } = render(
    <form>
      <ClockFields />
    </form>,
    { search },
  );
  const fields = new FormData(container.querySelector("form") ?? undefined);
  expect(new URLSearchParams([...fields] as [string, string][]).toString()).toBe(search);
});

test("an address cannot be written by hand: it does not compile", () => {
  // @ts-expect-error: a link leads to a page, not to a text.
  const links = [<Link href="/sources" key="text" to={paths.sources()} />, <Link key="none" />];
  expect(links).toHaveLength(2);
});

const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`)
    .filter((path) => !path.startsWith("app/api/"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") })),
);

/** A text that begins like the address of one of our pages. */
const places = [...new Set(Object.values(paths).map((to) => to("x").path.split("/")[1]))]
  .filter(Boolean)
  .join("|");
const literal = new RegExp(`["'\`]/(?:${places}|sign-in)\\b`);

test("no page and no component writes the address of a page", () => {
  const written = sources.flatMap(({ path, text }) =>
    text
      .split("\n")
      .filter((line) => literal.test(line) && !/^\s*(import|export) /.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(written).toEqual([]);
});

const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("one file links and none navigates: whoever wants to leave asks for the address", () => {
  expect(filesWith(/from "next\/link"/)).toEqual(["components/ui/link.tsx"]);
  // A file is no page: it has no clocks of the address to take along.
  expect(filesWith(/\bhref=(?!"#)/)).toEqual([
    "components/ui/download-link.tsx",
    "components/ui/link.tsx",
  ]);
  expect(filesWith(/\buseRouter\b/)).toEqual([]);
});

test("a form that leads to a page takes the clocks along", () => {
  expect(filesWith(/from "next\/form"/)).toEqual(filesWith(/<ClockFields \/>/));
});
