type Page = { readonly nonce: string; readonly isHttps: boolean; readonly isDevelopment: boolean };

/** Scripts and styles run by nonce only. Charts set style attributes, which no nonce can cover. */
export const contentSecurityPolicy = ({ nonce, isHttps, isDevelopment }: Page): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // In development the framework puts styles into the page without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The maker of embeds shows what it makes.
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

/** On every answer, page or not. */
export const securityHeaders = (isHttps: boolean): Readonly<Record<string, string>> => ({
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  ...(isHttps ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
});

/** What an answer that is no page may load when somebody opens it as one: nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";
