/** Numbers that are the same for the same seed (xorshift). */
export const createDice = (seed: number) => {
  let state = (seed * 2_654_435_761) | 1;
  return (sides: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
};
