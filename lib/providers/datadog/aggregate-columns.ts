import {
  type AggregateOf,
  type AggregatesRead,
  createAnswerTaker,
} from "@/lib/providers/datadog/aggregate-answer";
import {
  COLUMNS,
  type Figure,
  isRatio,
  UTILIZATION,
} from "@/lib/providers/datadog/aggregate-figures";
import {
  breakdownEntry,
  type ScalarColumn,
  scalarAnswer,
  scalarColumn,
} from "@/lib/providers/datadog/api-schema";
import { isOnOtherScale, type Reading } from "@/lib/providers/datadog/utilization-value";
import { quote } from "@/lib/providers/datadog/words";
import { ProviderError } from "@/lib/providers/provider";

/**
 * A scalar answer is a table told column by column: the row is the index. Columns are found by name,
 * and group columns name the row where there is more than one.
 */
export const readColumns = (of: AggregateOf): AggregatesRead => {
  const read = scalarAnswer.safeParse(of.answer.body);
  if (!read.success) throw unexpected(of.scope);
  const taker = createAnswerTaker(of);
  const columns: ScalarColumn[] = [];
  for (const each of read.data.columns) {
    const column = scalarColumn.safeParse(each);
    if (column.success) columns.push(column.data);
    else taker.note("unexpected-shape", `A column of ${of.scope} has no name or no values.`, each);
  }
  const groups = columns.filter(({ type }) => type === "group");
  const numbers = columns.flatMap((column) => {
    if (column.type === "group") return [];
    const figure = COLUMNS[column.name];
    if (figure !== undefined) return [{ column, figure }];
    const reason = `Column ${quote(column.name)} of ${of.scope} is not known here and not kept.`;
    taker.note("unknown-column", reason, column);
    return [];
  });
  const entries = (read.data.product_breakdown ?? []).flatMap((each) => {
    const entry = breakdownEntry.safeParse(each);
    return entry.success ? [entry.data] : [];
  });
  const reading = readingOf(of, numbers, entries);
  for (const { column, figure } of numbers) {
    const { values, name, meta } = column;
    if (groups.some((group) => group.values.length !== values.length)) {
      const reason = `Column ${quote(name)} of ${of.scope} has another length than its groups: which value is whose is not known.`;
      taker.note("lengths-differ", reason, column);
      continue;
    }
    for (const [index, value] of values.entries()) {
      const rowName = values.length === 1 ? null : nameRow(groups, index);
      const scope = rowName === null ? of.scope : `${of.scope}/${rowName}`;
      const raw = { column: name, group: rowName, value, unit: meta?.unit };
      const told = {
        ...of,
        ...of.settings,
        scope,
        figure,
        span: "window",
        unit: meta?.unit,
      } as const;
      taker.take({ ...told, reading }, of.window, value, raw);
    }
  }
  for (const { product, utilization } of entries) {
    const scope = `${of.scope}/${product}`;
    const told = { ...of, ...of.settings, scope, figure: UTILIZATION, span: "window" } as const;
    taker.take({ ...told, unit: null, reading }, of.window, utilization, { product, utilization });
  }
  return taker.read();
};

const readingOf = (
  { settings }: AggregateOf,
  numbers: readonly { readonly column: ScalarColumn; readonly figure: Figure }[],
  entries: readonly { readonly utilization?: unknown }[],
): Reading => {
  const ratios = numbers.flatMap(({ column, figure }) => (isRatio(figure) ? column.values : []));
  const shares = entries.map(({ utilization }) => utilization);
  return { scale: settings.scale, isOther: isOnOtherScale([...ratios, ...shares], settings.scale) };
};

/** `[["ec2"], ["rds"]]`: the texts of one row, of all group columns. */
const nameRow = (groups: readonly ScalarColumn[], index: number): string =>
  groups.map(({ values }) => [values[index]].flat().map(String).join(" ")).join("/") ||
  String(index + 1);

export const unexpected = (scope: string): ProviderError =>
  new ProviderError(`${scope}: the answer has an unexpected shape.`, { kind: "invalid-response" });
