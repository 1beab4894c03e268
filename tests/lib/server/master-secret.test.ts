import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetBefore, loadMasterSecrets, replaceKeptSecret } from "@/lib/server/master-secret";

const master = "a master secret of some length, at least 32";
const kept = (dataDir: string) => ({ secret: null, secretBefore: null, dataDir });

describe("the master secret of an embedded book", () => {
  let dataDir = "";
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "commitbook-secret-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test("is made once, for its owner's eyes only", async () => {
    const made = (await loadMasterSecrets(kept(dataDir))).current;
    expect(made.length).toBeGreaterThanOrEqual(43);
    expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
    expect((await loadMasterSecrets(kept(dataDir))).current).toBe(made);
    expect((await readFile(join(dataDir, "secret"), "utf8")).trim()).toBe(made);
  });

  test("is not made when one is given", async () => {
    expect((await loadMasterSecrets({ ...kept(dataDir), secret: master })).current).toBe(master);
    await expect(stat(join(dataDir, "secret"))).rejects.toThrow();
  });

  test("that is damaged stops the start instead of being replaced", async () => {
    await writeFile(join(dataDir, "secret"), "");
    await expect(loadMasterSecrets(kept(dataDir))).rejects.toThrow(/is damaged/);
  });

  test("is replaced and stays readable until it is forgotten, also where that is interrupted", async () => {
    const { current: old } = await loadMasterSecrets(kept(dataDir));
    // Interrupted before another was made.
    await writeFile(join(dataDir, "secret.before"), `${old}\n`);
    await replaceKeptSecret(dataDir);
    const replaced = await loadMasterSecrets(kept(dataDir));
    expect(replaced.before).toBe(old);
    expect(replaced.current).not.toBe(old);
    // Interrupted before everything was sealed anew.
    await replaceKeptSecret(dataDir);
    expect(await loadMasterSecrets(kept(dataDir))).toEqual(replaced);
    await forgetBefore(dataDir);
    expect(await loadMasterSecrets(kept(dataDir))).toEqual({ ...replaced, before: null });
  });
});
