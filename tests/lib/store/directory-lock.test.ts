import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DataDirectoryInUseError } from "@/lib/store/database-error";
import { lockDirectory } from "@/lib/store/directory-lock";

let directory = "";
const owners: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "commitbook-lock-"));
});
afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill("SIGKILL");
  await rm(directory, { recursive: true, force: true });
});

const program = `
  import { lockDirectory } from "@/lib/store/directory-lock";
  lockDirectory(process.argv[1]).then(
    () => { console.log("locked"); setInterval(() => undefined, 1_000); },
    ({ name }) => { console.log(name); },
  );
`;

/** A process of its own that takes the directory and keeps it; what it said first. */
const startOwner = async () => {
  const owner = spawn(process.execPath, ["--import", "tsx", "-e", program, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  owners.push(owner);
  const [said] = await once(owner.stdout, "data");
  return { owner, said: String(said).trim() };
};

test("a directory has one owner, and its successor after a release", async () => {
  const first = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(DataDirectoryInUseError);
  await first.release();
  const second = await lockDirectory(directory);
  await second.release();
});

test("the refusal is one sentence that names the directory and a way out", async () => {
  const lock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(
    `The data directory ${directory} is in use by another process. Stop that one, or set DATA_DIR to another directory.`,
  );
  await lock.release();
});

test("a killed owner leaves nothing behind that keeps the next one out", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { owner, said } = await startOwner();
    expect(said).toBe("locked");
    await expect(lockDirectory(directory)).rejects.toThrow(DataDirectoryInUseError);
    owner.kill("SIGKILL");
    await once(owner, "exit");
    await (await lockDirectory(directory)).release();
  }
});

test("of several processes that start at one moment exactly one owns the directory", async () => {
  const said = await Promise.all(Array.from({ length: 4 }, startOwner));
  expect(said.map((each) => each.said).sort()).toEqual([
    "DataDirectoryInUseError",
    "DataDirectoryInUseError",
    "DataDirectoryInUseError",
    "locked",
  ]);
});
