import type { DayNumber } from "@/sandbox/clock-days";
import { type Exact, exact } from "@/sandbox/exact-number";
import { generatedTeam } from "@/sandbox/vercel/generated-team";
import { ODD_TEAMS } from "@/sandbox/vercel/northlight-odd-teams";
import { PATTERN_TEAMS } from "@/sandbox/vercel/northlight-teams";
import { createTeamBook, restatedBy, type TeamBook } from "@/sandbox/vercel/team-book";
import type { Anchor, TeamStory } from "@/sandbox/vercel/team-story";

export type VercelWorldInput = {
  readonly seed: string;
  readonly anchor: Anchor;
  /** Fewer than the story's own teams means just those. */
  readonly teams: number;
  readonly rowsPerDay: number | null;
};

export type VercelWorld = {
  /** Newest first, as the vendor lists them. */
  teams(): readonly TeamBook[];
  findTeam(idOrSlug: string): TeamBook | null;
  /** The team a call without `teamId` and `slug` is for. */
  defaultTeam(): TeamBook | null;
  /** A correction of a past day: its charges are multiplied by the factor from now on. */
  restate(teamId: string, day: DayNumber, factor: string): void;
  setExtraTeams(count: number): void;
  clearRestatements(): void;
};

const STORY_TEAMS: readonly TeamStory[] = [...PATTERN_TEAMS, ...ODD_TEAMS];
const NEWEST_TEAM_AT = Date.UTC(2023, 5, 14, 9, 26, 53, 589);
const HOURS_BETWEEN_TEAMS_MS = 2 * 3_600_000 + 7_919;
const EXTRA_TEAM_INDEX = 99_000;

export const createVercelWorld = (input: VercelWorldInput): VercelWorld => {
  const { seed, anchor, rowsPerDay } = input;
  const restatements = new Map<string, Exact>();

  const bookOf = (story: TeamStory, position: number): TeamBook => {
    const restate = (day: DayNumber, total: Exact): Exact => {
      const factor = restatements.get(`${story.slug}/${day}`);
      return factor === undefined ? total : restatedBy(total, factor, story);
    };
    const createdAt = NEWEST_TEAM_AT - position * HOURS_BETWEEN_TEAMS_MS;
    return createTeamBook({ seed, anchor, story, createdAt, rowsPerDay, restate });
  };

  const generatedCount = Math.max(0, input.teams - STORY_TEAMS.length);
  const generated = Array.from({ length: generatedCount }, (_, index) =>
    generatedTeam(seed, index),
  );
  const regular = [...STORY_TEAMS, ...generated].map(bookOf);
  const byName = new Map(
    regular.flatMap((team) => [
      [team.id, team],
      [team.story.slug, team],
    ]),
  );
  let extra: readonly TeamBook[] = [];

  const findTeam = (idOrSlug: string): TeamBook | null =>
    byName.get(idOrSlug) ??
    extra.find(({ id, story }) => id === idOrSlug || story.slug === idOrSlug) ??
    null;

  const setExtraTeams = (count: number): void => {
    extra = Array.from({ length: count }, (_, index) =>
      bookOf(generatedTeam(seed, EXTRA_TEAM_INDEX + index * 10), index - count),
    );
  };

  const restate = (teamId: string, day: DayNumber, factor: string): void => {
    const team = findTeam(teamId);
    if (!team) throw new Error(`No team "${teamId}" to restate`);
    restatements.set(`${team.story.slug}/${day}`, exact(factor));
    team.forgetCovers();
  };

  const clearRestatements = (): void => {
    restatements.clear();
    for (const team of [...regular, ...extra]) team.forgetCovers();
  };

  return {
    teams: () => [...extra, ...regular],
    findTeam,
    defaultTeam: () => regular[0] ?? null,
    restate,
    setExtraTeams,
    clearRestatements,
  };
};
