import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, isPlainText, textCharsMax } from "@/lib/providers/foreign-text";
import { textNotes } from "@/lib/providers/text-notes";

describe("a foreign text", () => {
  test.each([
    ["Northlight Studios, Zürich"],
    ["رئيسي — 日本語 — नमस्ते"],
    ["👩‍💻 team"],
    [" two  spaces "],
  ])("that can be seen stays as it was sent: %s", (text) => {
    expect(cleanText(text)).toBe(text);
    expect(textNotes({ name: text })).toEqual([]);
  });

  test.each([
    ["zero", "a\u0000b", "a[U+0000]b"],
    ["bell", "a\u0007b", "a[U+0007]b"],
    ["turned around", "invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"],
    ["isolated", "\u2066x\u2069", "[U+2066]x[U+2069]"],
    ["half of a character", "a\ud83d", "a[U+D83D]"],
    ["no width", "pay\u200bpal", "pay[U+200B]pal"],
  ])("shows what nobody would see by its code: %s", (_kind, sent, kept) => {
    expect(cleanText(sent)).toBe(kept);
    expect(textNotes({ name: sent })).toMatchObject([{ code: "unseen-characters" }]);
  });

  test("stands on one line", () => {
    expect(cleanText("first\r\n\tsecond")).toBe("first second");
    expect(textNotes({ description: "first\nsecond" })).toEqual([]);
  });

  test("of any length is kept in part, and two that differ at their ends still differ", () => {
    const [one, other] = ["1", "2"].map((end) => cleanText(`${"a".repeat(60_000)}${end}`));
    expect(one).toHaveLength(textCharsMax);
    expect(one).toContain("60001 characters");
    expect(one).not.toBe(other);
    expect(textNotes({ name: "a".repeat(60_000) })).toMatchObject([{ code: "text-too-long" }]);
  });

  test("whatever it is, is plain once it was cleaned, and stays so", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
        const cleaned = cleanText(text);
        expect(isPlainText(cleaned)).toBe(true);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe("what there is to say of a row", () => {
  test("names the field, however deep it is, in words that hold none of what was sent", () => {
    const notes = textNotes({ product: { names: ["fine", "\u202eodd"] } });
    expect(notes).toHaveLength(1);
    expect(notes[0]?.reason).toContain("product.names.1");
    expect(notes[0]?.reason).not.toContain("\u202e");
  });

  test("is bounded, in its number and in its length", () => {
    const row = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`${"n".repeat(5_000)}${index}`, "\u0001"]),
    );
    const notes = textNotes(row);
    expect(notes.length).toBeLessThanOrEqual(5);
    for (const { reason } of notes) expect(reason.length).toBeLessThan(500);
  });
});
