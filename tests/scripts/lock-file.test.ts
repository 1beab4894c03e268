import { describe, expect, test } from "vitest";
import { checkLock, fillGaps, listGaps, platformOf } from "@/scripts/lib/lock-file.mjs";

const swc = "@next/swc-darwin-arm64";
const lock = {
  packages: {
    "": { dependencies: { next: "^16.0.0" } },
    "node_modules/next": {
      version: "16.0.0",
      optionalDependencies: { [swc]: "16.0.0", "@next/swc-linux-x64-gnu": "16.0.0" },
    },
    "node_modules/@next/swc-linux-x64-gnu": { version: "16.0.0" },
    "node_modules/biome": {
      version: "2.0.0",
      dev: true,
      optionalDependencies: { "cli-linux-x64-musl": "2.0.0" },
    },
  },
};
const manifest = { dependencies: { next: "^16.0.0" } };

describe("a lock file that some platforms could not install", () => {
  test("every platform package that is left out is named", () => {
    expect(listGaps(lock).map(({ name }) => name)).toEqual([swc, "cli-linux-x64-musl"]);
    expect(checkLock(manifest, lock).join()).toContain(
      `${swc}@16.0.0, wanted by node_modules/next`,
    );
  });

  test("completing it leaves nothing to complain about and changes nothing else", () => {
    const filled = fillGaps(lock);
    expect(checkLock(manifest, filled)).toEqual([]);
    expect(filled.packages).toMatchObject(lock.packages);
    expect(filled.packages[`node_modules/${swc}`]).toEqual({
      version: "16.0.0",
      cpu: ["arm64"],
      optional: true,
      os: ["darwin"],
    });
    expect(filled.packages["node_modules/cli-linux-x64-musl"]).toMatchObject({
      dev: true,
      libc: ["musl"],
    });
    expect(fillGaps(filled)).toEqual(filled);
  });

  test("a second version of a platform package stands beside the one that wants it", () => {
    const packages = {
      ...lock.packages,
      [`node_modules/${swc}`]: { version: "15.0.0" },
    };
    const nested = `node_modules/next/node_modules/${swc}`;
    expect(fillGaps({ packages }).packages[nested]).toMatchObject({ version: "16.0.0" });
  });

  test("a range cannot be completed and stays a complaint", () => {
    const packages = {
      "node_modules/vite": { optionalDependencies: { fsevents: "~2.3.3" } },
    };
    expect(listGaps(fillGaps({ packages }))).toHaveLength(1);
  });
});

test.each([
  ["@next/swc-win32-arm64-msvc", { cpu: ["arm64"], os: ["win32"] }],
  ["@biomejs/cli-linux-x64", { cpu: ["x64"], libc: ["glibc"], os: ["linux"] }],
  ["@oxc/binding-linux-arm-musleabihf", { cpu: ["arm"], libc: ["musl"], os: ["linux"] }],
  ["@oxc/binding-android-arm-eabi", { cpu: ["arm"], os: ["android"] }],
  ["@oxc/binding-linux-riscv64-gnu", { cpu: ["riscv64"], libc: ["glibc"], os: ["linux"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
])("%s tells where it runs", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test("a package that tells where it was fetched from is named", () => {
  const packages = { "node_modules/a": { resolved: "https://example.test/a.tgz" } };
  expect(checkLock({}, { packages })[0]).toContain("node_modules/a names the host");
});

test.each([
  [{ dependencies: { next: "^15.0.0" } }, "next in dependencies"],
  [{ ...manifest, devDependencies: { knip: "^6.0.0" } }, "knip in devDependencies"],
  [{}, "next in dependencies"],
])("package.json and the lock file must agree: %j", (other, what) => {
  expect(checkLock(other, fillGaps(lock))).toEqual([
    `package.json and package-lock.json disagree on ${what}`,
  ]);
});
