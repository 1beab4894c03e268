import { expect, test } from "vitest";
import { startSandbox } from "@/sandbox/start-sandbox";
import { figuresOf, inUnits } from "@/tests/lib/providers/metronome/figures";
import { readAll } from "@/tests/lib/providers/metronome/reading";
import { story } from "@/tests/lib/providers/reading";

/** Generated customers beside the story's own, so that no two seeds tell the same. */
const readSeed = async (seed: string) => {
  const sandbox = await startSandbox({ ...story, seed, metronomeCustomers: 2 });
  try {
    const { url, token } = sandbox.metronome;
    const reading = await readAll({ url, token });
    const expected = sandbox.metronome.expected();
    return { figures: figuresOf(reading, expected), expected: expected.map(inUnits) };
  } finally {
    await sandbox.close();
  }
};

test("for ten seeds every balance, and all it is made of, agrees with the sandbox's own to the last digit", {
  timeout: 600_000,
}, async () => {
  for (let seed = 0; seed < 10; seed += 1) {
    const { figures, expected } = await readSeed(`seed ${seed}`);
    expect(expected.length, `seed ${seed}`).toBeGreaterThan(25);
    expect(figures, `seed ${seed}`).toEqual(expected);
  }
});
