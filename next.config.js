const forEverybody = Object.entries({
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Cache-Control": "public, max-age=86400",
  "X-Content-Type-Options": "nosniff",
}).map(([key, value]) => ({ key, value }));

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded at run time by Node itself: PGlite brings WebAssembly files, the others native code or workers.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss", "prom-client"],
  // What other people's pages load: the same for everybody, from everywhere, for ever (decision 028).
  headers: async () => [
    { source: "/embed/:file(v1\\.js|v1\\.d\\.ts)", headers: forEverybody },
    {
      source: "/embed/v1.d.ts",
      headers: [{ key: "Content-Type", value: "text/plain; charset=utf-8" }],
    },
    // What runs inside frames changes from build to build; ten frames on a page share it meanwhile.
    {
      source: "/embed/frame/:file*",
      headers: [
        { key: "Cache-Control", value: "public, max-age=600" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
      ],
    },
  ],
};

export default nextConfig;
