import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MadeUpProject } from "@/tests/scripts/made-up-project";
import { addTools } from "@/tests/scripts/made-up-tools";

let project: MadeUpProject;
beforeEach(() => {
  project = new MadeUpProject();
  addTools(project);
});
afterEach(() => project.remove());

type Environment = Readonly<Record<string, string>>;

const byName = JSON.stringify({ executablePath: "/browsers/mine" });

/** Nothing of this machine: no program on PATH, a server that is only given, a browser by name. */
const start = (environment: Environment = {}) =>
  project.run("scripts/test.mjs", {
    PATH: join(project.path, "bin"),
    COMMITBOOK_TEST_DATABASE_URL: "postgres://database.test/book",
    BROWSER_BIN: "/browsers/mine",
    BROWSER_THAT_WORKS: byName,
    ...environment,
  });

const testEverything = async (environment: Environment = {}) => {
  const run = start(environment);
  const exitCode = await run.ended;
  const output = run.output();
  return { exitCode, output, lastLine: output.trimEnd().split("\n").at(-1) };
};

/** Eight checks, ten unit tests, three of the built server, seven end-to-end tests. */
describe("the last line counts", () => {
  test("what passed when everything does", async () => {
    const { exitCode, lastLine } = await testEverything();
    expect(lastLine).toBe("28 passed, 0 failed");
    expect(exitCode).toBe(0);
    expect(project.takeLog()).toEqual(
      expect.arrayContaining(["vitest", "build", "e2e /browsers/mine"]),
    );
  });

  test.each<[Environment, string, string]>([
    [{ FAILING_CHECK: "check-lock" }, "21 passed, 1 failed, 6 skipped", "FAILED  lock file"],
    [{ VITEST: "fails" }, "28 passed, 2 failed", "Unit and integration tests"],
    [{ VITEST: "dies" }, "18 passed, 1 failed", "ended with exit code 3, but no test says why"],
    [{ E2E: "fails" }, "23 passed, 1 failed, 4 skipped", "End-to-end tests"],
    [{ E2E: "dies" }, "21 passed, 1 failed, 7 skipped", "broke off before its first test"],
  ])("with %j", async (environment, counts, words) => {
    const { exitCode, lastLine, output } = await testEverything(environment);
    expect(lastLine).toBe(counts);
    expect(output).toContain(words);
    expect(exitCode).toBe(1);
  });

  test.each([
    [
      { VITEST: "fails" },
      "Unit and integration tests failed: tests/sums.test.ts > a sum foots: Error: 57, not 50",
    ],
    [{ VITEST: "fails" }, "Unit and integration tests failed: tests/odd.test.ts: no such word"],
    [{ E2E: "fails" }, "End-to-end tests failed: book.spec.ts:7 > a door opens: Timed out"],
  ])("and what failed is named beside them: with %j", async (environment, line) => {
    const { output } = await testEverything(environment);
    expect(output.split("\n").slice(-6)).toContain(line);
  });

  test("a build that fails, and the end-to-end tests it keeps from running", async () => {
    project.write("app/broken.ts", "");
    const { exitCode, lastLine, output } = await testEverything();
    expect(lastLine).toBe("18 passed, 1 failed, 8 skipped");
    expect(output).toContain("app/broken.ts: this cannot be");
    expect(output).toContain("End-to-end tests: the application could not be built");
    expect(exitCode).toBe(1);
  });

  test("packages that cannot be installed, and everything after them", async () => {
    project.write("npm-cli.js", "console.log('no such package'); process.exit(1);");
    const { exitCode, lastLine, output } = await testEverything();
    expect(lastLine).toBe("0 passed, 1 failed, 4 skipped");
    expect(output).toContain("no such package");
    expect(exitCode).toBe(1);
  });

  test("what was done when somebody stops it, and nothing outlives it", async () => {
    const run = start({ VITEST: "hangs" });
    await new Promise<void>((done) => {
      run.child.stdout?.on("data", () => run.output().includes("Unit and") && done());
    });
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(130);
    expect(run.output().trimEnd().split("\n").at(-1)).toBe("8 passed, 0 failed, 3 skipped");
    expect(project.takeLog()).not.toContain("build");
  });
});

describe("what cannot be had is skipped in words, and is no failure", () => {
  test("a PostgreSQL", async () => {
    const { exitCode, lastLine, output } = await testEverything({
      COMMITBOOK_TEST_DATABASE_URL: "",
      POSTGRES_BIN: "/nowhere",
    });
    expect(lastLine).toBe("28 passed, 0 failed, 4 skipped");
    expect(output).toContain("PostgreSQL: POSTGRES_BIN is /nowhere, where there is no initdb");
    expect(exitCode).toBe(0);
  });

  test("any browser: the usual places are tried in order", async () => {
    project.write("bin/google-chrome", "");
    project.write("bin/chromium", "");
    const { exitCode, lastLine, output } = await testEverything({ BROWSER_BIN: "" });
    expect(lastLine).toBe("21 passed, 0 failed, 7 skipped");
    expect(output).toContain("End-to-end tests: skipped: no Chromium, Chrome or Edge starts here");
    expect(exitCode).toBe(0);
    expect(project.takeLog().filter((line) => line.startsWith("launch"))).toEqual([
      `launch ${JSON.stringify({ executablePath: join(project.path, "bin/chromium") })}`,
      `launch ${JSON.stringify({ executablePath: join(project.path, "bin/google-chrome") })}`,
      "launch {}",
      'launch {"channel":"chrome"}',
      'launch {"channel":"msedge"}',
    ]);
  });

  test("the browser that was asked for: no other takes its place", async () => {
    const { lastLine, output } = await testEverything({ BROWSER_THAT_WORKS: "{}" });
    expect(lastLine).toBe("21 passed, 0 failed, 7 skipped");
    expect(output).toContain("BROWSER_BIN is /browsers/mine, which does not start");
  });
});

test.each([
  ["{}", "e2e own"],
  ['{"channel":"msedge"}', "e2e msedge"],
])("the end-to-end tests drive the browser that was found: %s", async (works, driven) => {
  const { lastLine } = await testEverything({ BROWSER_BIN: "", BROWSER_THAT_WORKS: works });
  expect(lastLine).toBe("28 passed, 0 failed");
  expect(project.takeLog()).toContain(driven);
});
