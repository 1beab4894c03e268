/** A host as somebody would write it: nothing but Next.js and the element. */
const nextConfig = { reactStrictMode: true, devIndicators: false };

export default nextConfig;
