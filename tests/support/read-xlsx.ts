import { inflateRawSync } from "node:zlib";

/**
 * A reader of workbooks that shares nothing with what wrote the file: the parts by the directory at the
 * end of the archive, the sheets in the order of their tabs, each cell under its column.
 */
export type ReadCell = { readonly style: string; readonly text: string; readonly isText: boolean };
export type ReadSheet = {
  readonly name: string;
  readonly rows: readonly ReadonlyMap<string, ReadCell>[];
};

export const readXlsx = (file: Uint8Array): ReadSheet[] => {
  const parts = unzip(Buffer.from(file));
  const part = (name: string): string => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`There is no part ${name}.`);
    return found;
  };
  part("_rels/.rels");
  part("xl/styles.xml");
  const types = part("[Content_Types].xml");
  const targets = new Map(
    [...part("xl/_rels/workbook.xml.rels").matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map(
      ([, id = "", target = ""]) => [id, target],
    ),
  );
  return [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"[^>]*r:id="(\w+)"/g)].map(
    ([, name = "", id = ""]) => {
      const path = `xl/${targets.get(id)}`;
      if (!types.includes(`"/${path}"`)) throw new Error(`${path} has no type.`);
      return { name: toText(name), rows: readRows(part(path)) };
    },
  );
};

const readRows = (xml: string): ReadSheet["rows"] =>
  [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, number, row = ""], place) => {
    if (Number(number) !== place + 1) throw new Error(`Row ${number} stands at ${place + 1}.`);
    return new Map(
      [...row.matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"([^>]*)>(.*?)<\/c>/gs)].map(
        ([, column = "", at, style = "", kind = "", inside = ""]) => {
          if (at !== number) throw new Error(`${column}${at} stands in row ${number}.`);
          const isText = kind.includes('t="inlineStr"');
          const [, text = ""] = /<(?:t|v)[^>]*>(.*?)<\/(?:t|v)>/s.exec(inside) ?? [];
          return [column, { style, isText, text: toText(text) }] as const;
        },
      ),
    );
  });

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const toText = (xml: string): string =>
  xml
    .replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? "?")
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const unzip = (file: Buffer): Map<string, string> => {
  const end = file.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const [nameSize, extraSize] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30)];
    const noteSize = file.readUInt16LE(at + 32);
    const name = file.toString("utf8", at + 46, at + 46 + nameSize);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const text = inflateRawSync(file.subarray(begin, begin + packed));
    if (text.length !== size) throw new Error(`${name} is not as long as the archive says.`);
    parts.set(name, text.toString("utf8"));
    at += 46 + nameSize + extraSize + noteSize;
  }
  return parts;
};
