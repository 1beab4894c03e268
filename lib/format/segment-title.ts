/** "Part 4" where "Growth commit, part 4" would only repeat whose segment it is. */
export const segmentTitle = (segment: string, commitment: string): string => {
  const own = segment.startsWith(`${commitment}, `)
    ? segment.slice(commitment.length + 2)
    : segment;
  return `${own.slice(0, 1).toUpperCase()}${own.slice(1)}`;
};
