import { guardRequest } from "@/lib/server/guard-request";

export { guardRequest as proxy };

// Everything but files that are the same for everybody.
export const config = {
  matcher: [
    "/((?!_next/static/|_next/image|embed/v1\\.|embed/frame/|[^/]+\\.(?:ico|svg|png|webmanifest|txt)$).*)",
  ],
};
