import { xmlHead } from "@/lib/export/xlsx/xml-text";

/** Where each style stands in the list below. */
export const styleOf = { text: 0, head: 1, amount: 2, count: 3, instant: 4 } as const;

/** Cents at least, as many digits as there are up to ten, and negatives in parentheses. */
const amountFormat = "#,##0.00########_);\\(#,##0.00########\\)";
const countFormat = "#,##0";
const instantFormat = "yyyy\\-mm\\-dd\\ hh:mm:ss.000";

const formats = [amountFormat, countFormat, instantFormat];
const firstFormat = 164;

const cellFormat = (format: number, font = 0): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;

export const stylesXml = (): string =>
  `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  `<numFmts count="${formats.length}">${formats
    .map((code, place) => `<numFmt numFmtId="${firstFormat + place}" formatCode="${code}"/>`)
    .join("")}</numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="5">${cellFormat(0)}${cellFormat(0, 1)}${cellFormat(firstFormat)}${cellFormat(firstFormat + 1)}${cellFormat(firstFormat + 2)}</cellXfs>` +
  "</styleSheet>";
