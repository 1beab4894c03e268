import { type DayNumber, dayNumberOf, monthOf } from "@/sandbox/clock-days";
import type { VendorPart } from "@/sandbox/vendor-part";
import { createVercelEndpoints } from "@/sandbox/vercel/endpoints";
import { expectedAt } from "@/sandbox/vercel/expected";
import type { Expected } from "@/sandbox/vercel/expected-shape";
import { VERCEL_STYLE } from "@/sandbox/vercel/style";
import { createVercelWorld, type VercelWorld } from "@/sandbox/vercel/world";

export type VercelPart = VendorPart & {
  teamId(slug: string): string;
  /** For all teams, or for the one with this id or slug. */
  expected(team?: string): Expected;
};

export type VercelPartInput = {
  readonly seed: string;
  readonly anchorDay: DayNumber;
  readonly clock: () => number;
  readonly requestsPerMinute: number;
  readonly teams: number;
  readonly rowsPerDay: number | null;
};

const findTeamId = (world: VercelWorld, slug: string): string => {
  const team = world.findTeam(slug);
  if (!team) throw new Error(`No team "${slug}" in the sandbox`);
  return team.id;
};

const expectedOf = (world: VercelWorld, team: string | undefined, now: number): Expected => {
  const teams = world.teams();
  const wanted = team === undefined ? null : findTeamId(world, team);
  return expectedAt(wanted === null ? teams : teams.filter(({ id }) => id === wanted), now);
};

export const createVercelPart = (input: VercelPartInput): VercelPart => {
  const { seed, anchorDay, clock, requestsPerMinute, teams, rowsPerDay } = input;
  const anchor = { day: anchorDay, month: monthOf(anchorDay) };
  const world = createVercelWorld({ seed, anchor, teams, rowsPerDay });
  return {
    prefixes: ["/v1/billing/", "/v2/teams"],
    endpoints: createVercelEndpoints({ world, clock, requestsPerMinute }),
    style: VERCEL_STYLE,
    accountNames: ({ query }) => {
      const team = world.findTeam(query.get("teamId") ?? query.get("slug") ?? "");
      return team ? [team.id, team.story.slug] : [];
    },
    changeWorld: (fault, posted) => {
      if (fault.kind === "restate") {
        world.restate(fault.teamId, dayNumberOf(fault.day), fault.factor);
      }
      if (fault.kind === "extra-team") {
        world.setExtraTeams(posted.filter(({ kind }) => kind === "extra-team").length);
      }
    },
    undoChanges: () => {
      world.setExtraTeams(0);
      world.clearRestatements();
    },
    teamId: (slug) => findTeamId(world, slug),
    expected: (team) => expectedOf(world, team, clock()),
  };
};
