import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The two families of the frame, from the packages that the rest of the application has them from. */
const files: Readonly<Record<string, string>> = {
  sans: "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  serif: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
};

/** A font under an address that does not change from build to build. */
export const answerFont = async (
  _request: Request,
  { params }: { params: Promise<{ readonly font: string }> },
): Promise<Response> => {
  const { font } = await params;
  const file = Object.hasOwn(files, font) ? files[font] : undefined;
  if (file === undefined) return new Response(null, { status: 404 });
  const bytes = await readFile(join(process.cwd(), "node_modules", file));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "font/woff2",
      "Cache-Control": "public, max-age=604800",
      "X-Content-Type-Options": "nosniff",
    },
  });
};
