import { startRelay } from "@/tests/lib/providers/relay";

/** What becomes of one row of a vendor's list on its way. */
export type RowFate = "whole" | "broken" | "gone";

/** "/v1/customers": which list, and the fate of its rows in the order in which they are sent. */
export type ListFates = (path: string, row: string, index: number) => RowFate;

const broken = '{"nobody":"can read this"}';

/**
 * A vendor behind a relay that breaks rows of its lists or leaves them out, whatever form a list has: lines
 * of JSON, an array, or an array under `data` or `commitments`.
 */
export const startListRelay = async (url: string) => {
  let fates: ListFates = () => "whole";
  const relay = await startRelay(url, (path, body) => {
    const list = openList(body);
    if (list === null) return body;
    const told = list.rows.map((row, index) => ({ row, fate: fates(path, row, index) }));
    // As it was sent, to the byte, where nothing happens to it.
    if (told.every(({ fate }) => fate === "whole")) return body;
    return list.close(
      told.flatMap(({ row, fate }) => (fate === "gone" ? [] : [fate === "broken" ? broken : row])),
    );
  });
  return {
    url: relay.url,
    close: relay.close,
    setFates: (next: ListFates): void => {
      fates = next;
    },
  };
};

type OpenList = { readonly rows: readonly string[]; close(rows: readonly string[]): string };

const openList = (body: string): OpenList | null => {
  const [first] = body.trimStart();
  if (first === "{" && body.includes("\n{")) return openLines(body);
  const parsed: unknown = body.trim() === "" ? null : JSON.parse(body);
  if (Array.isArray(parsed)) {
    return { rows: parsed.map(textOf), close: (rows) => `[${rows.join(",")}]` };
  }
  for (const name of ["data", "commitments", "teams"]) {
    const list = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, name) : null;
    if (!Array.isArray(list)) continue;
    const rest = JSON.stringify(Object.assign({}, parsed, { [name]: [] }));
    return {
      rows: list.map(textOf),
      close: (rows) => rest.replace(`"${name}":[]`, `"${name}":[${rows.join(",")}]`),
    };
  }
  return first === "{" ? openLines(body) : null;
};

const openLines = (body: string): OpenList => ({
  rows: body.split("\n").filter((line) => line.trim() !== ""),
  close: (rows) => rows.join("\n"),
});

const textOf = (value: unknown): string => JSON.stringify(value);
