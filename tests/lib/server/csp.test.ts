import { expect, test } from "vitest";
import { contentSecurityPolicy, dataPolicy, securityHeaders } from "@/lib/server/csp";

const policy = contentSecurityPolicy({ nonce: "abc", isHttps: true, isDevelopment: false });

test("a script or style sheet runs by nonce only", () => {
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("style-src 'self' 'nonce-abc';");
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
  expect(policy).toContain("style-src-attr 'unsafe-inline';");
  expect(policy).not.toContain("unsafe-eval");
});

test("nobody may frame us", () => {
  expect(policy).toContain("frame-ancestors 'none'");
  expect(dataPolicy).toContain("frame-ancestors 'none'");
  expect(securityHeaders(false)["X-Frame-Options"]).toBe("DENY");
});

test("only an address with TLS asks browsers to insist on it", () => {
  expect(securityHeaders(true)).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders(false)).not.toHaveProperty("Strict-Transport-Security");
  expect(contentSecurityPolicy({ nonce: "a", isHttps: false, isDevelopment: false })).not.toContain(
    "upgrade-insecure-requests",
  );
});
