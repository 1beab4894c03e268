import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Row } from "@/lib/export/table";
import { headRow, sheetBegin, sheetEnd, sheetRow } from "@/lib/export/xlsx/sheet-xml";
import { stylesXml } from "@/lib/export/xlsx/styles";
import { toXmlText, xmlHead } from "@/lib/export/xlsx/xml-text";

export type SheetPlan = {
  readonly name: string;
  readonly heads: readonly string[];
  readonly widths: readonly number[];
};

/** A spreadsheet has no row below this one. */
const sheetRowsMax = 1_048_576;

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/**
 * A workbook that is written while its rows come: none of them is kept. A sheet that is full goes on
 * in another one, "Ledger 2".
 */
export const createWorkbook = (rowsMax = sheetRowsMax) => {
  const pieces: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece);
  });
  const names: string[] = [];
  let plan: SheetPlan | null = null;
  let part: ZipDeflate | null = null;
  let parts = 0;
  let rows = 0;

  const addFile = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    return file;
  };
  const addWhole = (path: string, text: string): void => addFile(path).push(strToU8(text), true);

  const openPart = (of: SheetPlan): void => {
    parts += 1;
    names.push(parts === 1 ? of.name : `${of.name} ${parts}`);
    part = addFile(`xl/worksheets/sheet${names.length}.xml`);
    part.push(strToU8(sheetBegin(of.widths) + headRow(of.heads)));
    rows = 1;
  };
  const closePart = (): void => {
    if (plan === null || part === null) return;
    part.push(strToU8(sheetEnd(plan.heads.length, rows)), true);
    part = null;
  };

  return {
    /** Whatever is added from here on stands on this sheet. */
    openSheet: (of: SheetPlan): void => {
      closePart();
      plan = of;
      parts = 0;
      openPart(of);
    },
    add: (added: readonly Row[]): void => {
      if (plan === null) throw new Error("Rows stand on a sheet.");
      let text = "";
      for (const row of added) {
        if (rows === rowsMax) {
          part?.push(strToU8(text));
          text = "";
          closePart();
          openPart(plan);
        }
        rows += 1;
        text += sheetRow(rows, row);
      }
      part?.push(strToU8(text));
    },
    /** The bytes that are ready. */
    take: (): Uint8Array => {
      if (failure !== null) throw failure;
      return Buffer.concat(pieces.splice(0));
    },
    end: (): void => {
      closePart();
      addWhole("[Content_Types].xml", contentTypes(names.length));
      addWhole("_rels/.rels", relationsXml([["officeDocument", "xl/workbook.xml"]]));
      addWhole("xl/workbook.xml", workbookXml(names));
      addWhole(
        "xl/_rels/workbook.xml.rels",
        relationsXml([
          ...names.map((_, place) => ["worksheet", `worksheets/sheet${place + 1}.xml`] as const),
          ["styles", "styles.xml"],
        ]),
      );
      addWhole("xl/styles.xml", stylesXml());
      zip.end();
    },
  };
};

const contentTypes = (sheets: number): string => {
  const parts = [
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/styles.xml", "styles"],
    ...Array.from({ length: sheets }, (_, place) => [
      `/xl/worksheets/sheet${place + 1}.xml`,
      "worksheet",
    ]),
  ].map(
    ([name, kind]) => `<Override PartName="${name}" ContentType="${spreadsheet}.${kind}+xml"/>`,
  );
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`
  );
};

const relationsXml = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${packageRelations}">${targets
    .map(
      ([kind, target], place) =>
        `<Relationship Id="rId${place + 1}" Type="${relations}/${kind}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const workbookXml = (names: readonly string[]): string =>
  `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${names
    .map(
      (name, place) =>
        `<sheet name="${toXmlText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;
