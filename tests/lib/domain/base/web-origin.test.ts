import { describe, expect, test } from "vitest";
import { parseOrigin, refusedOrigin } from "@/lib/domain/base/web-origin";

describe("an origin", () => {
  test("comes out as browsers write it", () => {
    const pairs: readonly (readonly [string, string])[] = [
      ["https://App.Example.com", "https://app.example.com"],
      ["https://app.example.com:443", "https://app.example.com"],
      ["https://app.example.com:8443", "https://app.example.com:8443"],
      ["http://localhost:5173", "http://localhost:5173"],
    ];
    for (const [text, origin] of pairs) expect(parseOrigin(text)).toBe(origin);
  });

  test("that is none is refused with a sentence that says why", () => {
    const pairs: readonly (readonly [string, string])[] = [
      ["https://*.example.com", "A wildcard is no exact origin."],
      ["app.example.com", "An origin begins with https://."],
      ["https://app.example.com/billing", "An origin has no path."],
      ["http://app.example.com", "Plain http:// is for localhost alone."],
      ["https://a.example; script-src *", "A wildcard is no exact origin."],
      ["https://a.example'", "This is no origin."],
    ];
    for (const [text, says] of pairs)
      expect([text, parseOrigin(text), refusedOrigin(text)]).toEqual([text, null, says]);
  });
});
