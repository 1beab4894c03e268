import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";

/** How long a browser is known after the last sign-in on it. */
export const deviceSeconds = 180 * 86_400;

/** Who signed in on it, and with what: another password, and the device is a stranger again. */
type Owner = { readonly userId: string; readonly passwordHash: string };

type Device = { readonly id: string; readonly owner: Owner };

const macOf = (key: string, { id, owner }: Device, untilMs: string): string =>
  createHmac("sha256", key)
    .update(JSON.stringify([id, owner.userId, owner.passwordHash, untilMs]))
    .digest("base64url");

/**
 * What a browser keeps once its owner signed in on it. It opens nothing: it tells its owner's wrong
 * passwords from those of everybody else, who may guess as often as they like without locking it out.
 */
export const nameDevice = (
  key: string,
  { id, owner }: { readonly id: string | null; readonly owner: Owner },
  now: Instant,
): string => {
  const device = { id: id ?? randomUUID(), owner };
  const untilMs = String(toEpochMs(addDuration(now, deviceSeconds * 1000)));
  return [device.id, untilMs, macOf(key, device, untilMs)].join(".");
};

/** The id of the device that a cookie names; null unless this owner signed in on it. */
export const findDevice = (
  key: string,
  { token, owner }: { readonly token: string | null; readonly owner: Owner },
  now: Instant,
): string | null => {
  const [, id = "", untilMs = "", mac = ""] =
    /^([\da-f-]{36})\.(\d{1,15})\.([\w-]{43})$/.exec(token ?? "") ?? [];
  if (id === "" || Number(untilMs) <= toEpochMs(now)) return null;
  const expected = macOf(key, { id, owner }, untilMs);
  return timingSafeEqual(Buffer.from(mac), Buffer.from(expected)) ? id : null;
};
