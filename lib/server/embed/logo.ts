import { AppError } from "@/lib/server/errors";

const bytesMax = 64 * 1024;

/** How each kind of picture begins, whatever it says it is. No drawing that could carry a script. */
const beginnings: Readonly<Record<string, RegExp>> = {
  "image/png": /^\x89PNG\r\n/,
  "image/jpeg": /^\xff\xd8\xff/,
  "image/webp": /^RIFF[\s\S]{4}WEBP/,
};

/** A picture that may be kept with an embed; throws for anything else. */
export const parseLogo = (address: string | null): string | null => {
  if (address === null) return null;
  const [, type = "", body = ""] =
    /^data:(image\/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})$/.exec(address) ?? [];
  const bytes = Buffer.from(body, "base64");
  if (bytes.length > bytesMax) throw new AppError("too-large", "A logo has at most 64 KiB.");
  if (!beginnings[type]?.test(bytes.toString("latin1")))
    throw new AppError("invalid-request", "A logo is a PNG, JPEG or WebP picture.");
  return address;
};
