/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded at run time by Node itself: PGlite brings WebAssembly files, the others native code or workers.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss"],
};

export default nextConfig;
