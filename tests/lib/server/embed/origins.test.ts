import { expect, test } from "vitest";
import { parseOrigins } from "@/lib/server/embed/origins";

const own = "https://book.example.com";

test("an embed is kept with exact origins, each once, as browsers write them", () => {
  const texts = ["https://App.example.com", "https://app.example.com:443", "http://localhost:5173"];
  expect(parseOrigins(texts, own)).toEqual(["https://app.example.com", "http://localhost:5173"]);
});

test("neither what is no origin nor the book's own is kept, and the refusal names it", () => {
  for (const text of ["https://*.example.com", "https://Book.example.com"])
    expect(() => parseOrigins(["https://app.example.com", text], own)).toThrow(text);
});
