/**
 * @typedef {Record<string, string>} Versions
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optional?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[], optionalDependencies?: Versions }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage & Manifest> }} Lock
 * @typedef {{ name?: string, version?: string, dependencies?: Versions, devDependencies?: Versions,
 *   optionalDependencies?: Versions, peerDependencies?: Versions, engines?: Versions }} Manifest
 * @typedef {{ name: string, range: string, wantedBy: string, dev: boolean }} Gap
 */

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd"].concat([
  "openharmony",
  "sunos",
  "win32",
]);
const processors = ["arm64", "x64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];

/** @param {string} range */
const isExact = (range) => /^\d/.test(range);

/**
 * Where Node would look for a package, nearest folder first.
 * @param {string} from a key of the lock file, such as "node_modules/next"
 * @param {string} name
 */
const placesFor = (from, name) => {
  const places = [];
  for (let at = from; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))))
    places.push(`${at}/node_modules/${name}`);
  return [...places, `node_modules/${name}`];
};

/**
 * Optional packages, mostly one build for each platform, that the lock file leaves out. npm drops
 * them when its registry does not carry them, and `npm ci` then fails on every platform.
 * @param {Lock} lock
 * @returns {Gap[]}
 */
export const listGaps = (lock) =>
  Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, range]) => {
        const found = placesFor(from, name).find((place) => place in lock.packages);
        return !found || (isExact(range) && lock.packages[found]?.version !== range);
      })
      .map(([name, range]) => ({ name, range, wantedBy: from, dev: entry.dev === true })),
  );

/** @param {readonly string[]} words of a package's name */
const processorOf = (words) => {
  if (words.includes("wasm32")) return "wasm32";
  const known = processors.find((processor) => words.includes(processor));
  return known ?? (words.some((word) => /^arm(v\d|$)/.test(word)) ? "arm" : undefined);
};

/**
 * What a platform package's name says about where it runs.
 * @param {string} name such as "@next/swc-linux-x64-musl"
 * @returns {Pick<LockedPackage, "os" | "cpu" | "libc">}
 */
export const platformOf = (name) => {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processorOf(words);
  const musl = words.some((word) => word.startsWith("musl"));
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === "linux" && { libc: [musl ? "musl" : "glibc"] }),
    ...(os && { os: [os] }),
  };
};

/**
 * npm writes these fields by their names, so a later `npm install` leaves the entries untouched.
 * @param {LockedPackage} entry
 * @returns {LockedPackage}
 */
const inNpmOrder = (entry) => Object.fromEntries(Object.entries(entry).sort());

/**
 * The lock file with an entry for every gap whose version is exact. The new entries carry no
 * integrity hash: it is known only to a registry that has the package.
 * @param {Lock} lock
 * @returns {Lock}
 */
export const fillGaps = (lock) => {
  const filled = { ...lock.packages };
  for (const { name, range, wantedBy, dev } of listGaps(lock).filter((gap) => isExact(gap.range))) {
    const top = `node_modules/${name}`;
    const isTaken = top in filled && filled[top]?.version !== range;
    filled[isTaken ? `${wantedBy}/${top}` : top] = {
      version: range,
      ...inNpmOrder({ ...platformOf(name), ...(dev && { dev }), optional: true }),
    };
  }
  const byPath = Object.entries(filled).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(byPath) };
};

/** @type {readonly ("dependencies" | "devDependencies" | "optionalDependencies" | "peerDependencies" | "engines")[]} */
const shared = [
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
  "engines",
];

/**
 * @param {Manifest} manifest package.json
 * @param {Lock} lock
 */
const listDisagreements = (manifest, lock) => {
  const locked = lock.packages[""] ?? {};
  return shared.flatMap((field) => {
    const [ours, theirs] = [manifest[field] ?? {}, locked[field] ?? {}];
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return names
      .filter((name) => ours[name] !== theirs[name])
      .map((name) => `package.json and package-lock.json disagree on ${name} in ${field}`);
  });
};

/**
 * Everything that keeps the lock file from installing on each platform, from any registry.
 * @param {Manifest} manifest
 * @param {Lock} lock
 * @returns {string[]}
 */
export const checkLock = (manifest, lock) => [
  ...listDisagreements(manifest, lock),
  ...listGaps(lock).map(
    ({ name, range, wantedBy }) =>
      `${name}@${range}, wanted by ${wantedBy}, is not in the lock file: run node scripts/complete-lock.mjs`,
  ),
  ...Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved)
    .map(([at]) => `${at} names the host it was fetched from; only its version belongs there`),
];
