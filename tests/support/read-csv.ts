/** A reader of RFC 4180 that shares nothing with what wrote the file. */
export const readCsv = (text: string) => {
  const cells: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const body = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (isQuoted && sign === '"' && body.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === "," || sign === "\n")) {
      row.push(sign === "\n" ? cell.replace(/\r$/, "") : cell);
      cell = "";
      if (sign === "\n") {
        cells.push(row);
        row = [];
      }
    } else cell += sign;
  }
  const [head = [], ...rows] = cells;
  const ragged = rows.filter(({ length }) => length !== head.length);
  if (ragged.length > 0 || isQuoted || cell !== "" || row.length > 0)
    throw new Error("The file is not a table.");
  const lines = rows.map((each) =>
    Object.fromEntries(head.map((name, index) => [name, each[index] ?? ""])),
  );
  return { head, lines, cells };
};
