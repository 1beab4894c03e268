import { lookup as lookupAddresses } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { ProviderError } from "@/lib/providers/provider";

/**
 * Keeps provider calls out of the network they run in: a base URL is typed by a person and must not
 * become a way to read a metadata service or a database. Names are checked where the connection is
 * made, on the very address it is made to, so a name that answers differently the second time
 * (DNS rebinding) gains nothing.
 */
export type OutboundGuard = {
  /** Throws when this URL may not be called; a name is looked at again when it is resolved. */
  checkUrl(url: URL): void;
  /** For `node:http`: resolves a name to addresses that may be called, or fails. */
  lookupFor(url: URL): LookupFunction;
};

export const createOutboundGuard = (
  /** "host:port" that may be called although private, loopback or without TLS. */
  allowHosts: readonly string[],
  resolve: typeof lookupAddresses = lookupAddresses,
): OutboundGuard => {
  const allowed = new Set(allowHosts.map((host) => host.trim().toLowerCase()));
  const isAllowed = (url: URL): boolean => allowed.has(hostAndPort(url));

  return {
    checkUrl(url) {
      if (url.protocol !== "https:" && url.protocol !== "http:") {
        throw refuse(url, `the address must begin with https:, not ${url.protocol}`);
      }
      if (url.username !== "" || url.password !== "") {
        throw refuse(url, "the address must not carry a user name or password");
      }
      if (isAllowed(url)) return;
      if (url.protocol === "http:") {
        throw refuse(url, `http: sends the credential unprotected; use https:, ${howToAllow(url)}`);
      }
      const address = bareHost(url);
      if (isIP(address) !== 0 && !isPublicAddress(address)) {
        throw refuse(url, `${address} is a private address; ${howToAllow(url)}`);
      }
    },
    lookupFor: (url) => (hostname, options, callback) => {
      resolve(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) {
          callback(error, []);
          return;
        }
        const blocked = isAllowed(url)
          ? undefined
          : addresses.find(({ address }) => !isPublicAddress(address));
        const [first] = addresses;
        if (blocked !== undefined) {
          const reason = `${hostname} leads to the private address ${blocked.address}`;
          callback(refuse(url, `${reason}; ${howToAllow(url)}`), []);
        } else if (first === undefined) {
          callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), []);
        } else if (options.all) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      });
    },
  };
};

/** True for addresses that belong to the public internet, in IPv4, IPv6 and mapped spelling. */
export const isPublicAddress = (address: string): boolean => {
  const [plain = ""] = address.split("%");
  const family = isIP(plain);
  if (family === 4) return !reserved.check(plain, "ipv4");
  return family === 6 && globalUnicast.check(plain, "ipv6") && !reserved.check(plain, "ipv6");
};

const reserved4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Ways to spell an IPv4 address in IPv6: mapped, and translated by NAT64. */
const embeddings = ["::ffff:", "64:ff9b::"];

const reserved = new BlockList();
for (const [address, bits] of reserved4) {
  reserved.addSubnet(address, bits, "ipv4");
  for (const prefix of embeddings) reserved.addSubnet(`${prefix}${address}`, 96 + bits, "ipv6");
}
// Teredo, benchmarking and ORCHID; documentation; 6to4, which hides an IPv4 address.
reserved.addSubnet("2001::", 23, "ipv6");
reserved.addSubnet("2001:db8::", 32, "ipv6");
reserved.addSubnet("2002::", 16, "ipv6");

const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");
for (const prefix of embeddings) globalUnicast.addSubnet(`${prefix}0.0.0.0`, 96, "ipv6");

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

const hostAndPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`.toLowerCase();

const howToAllow = (url: URL): string =>
  `or name ${hostAndPort(url)} in COMMITBOOK_ALLOW_HOSTS if it is meant`;

const refuse = (url: URL, reason: string): ProviderError =>
  new ProviderError(`Refused to call ${hostAndPort(url)}: ${reason}.`, { kind: "configuration" });
