import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

const inV6 = /^::ffff:(?=\d+\.)/i;

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

/** Addresses and ranges, such as "10.0.0.0/8". */
export const toBlockList = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
};

/**
 * Where a request comes from: the other end of the connection, or what a proxy that is trusted says of it.
 * Whoever else writes the header only claims something. A network of IPv6 gives each of its machines as
 * many addresses as it likes, so that the network is what counts.
 */
export const callerAddress = (
  {
    socket,
    headers,
  }: Pick<IncomingMessage, "headers"> & {
    readonly socket: Pick<IncomingMessage["socket"], "remoteAddress">;
  },
  trusted: BlockList,
): string => {
  const claims = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((claim) => claim.trim())
    .filter(Boolean);
  let caller = (socket.remoteAddress ?? "unknown").replace(inV6, "");
  while (isIP(caller) !== 0 && trusted.check(caller, familyOf(caller))) {
    const before = claims.pop()?.replace(inV6, "");
    if (before === undefined) break;
    caller = before;
  }
  return isIPv6(caller) ? toNetwork(caller) : caller.slice(0, 64);
};

/** The first 64 bits: "2001:db8:0:1::/64". */
const toNetwork = (address: string): string => {
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").split("::");
  const parts = (text: string) => text.split(":").filter(Boolean);
  const last = tail === undefined ? [] : parts(tail);
  const zeros = Math.max(0, 8 - parts(head).length - last.length);
  const all = [...parts(head), ...Array<string>(tail === undefined ? 0 : zeros).fill("0"), ...last];
  return `${all
    .slice(0, 4)
    .map((part) => part.toLowerCase())
    .join(":")}::/64`;
};
