import { dayText, hoursOfDay, hoursPassed, instantText } from "@/sandbox/clock-days";
import { type Exact, exactText } from "@/sandbox/exact-number";
import type {
  Expected,
  ExpectedCommitment,
  ExpectedDay,
  ExpectedTeam,
  TermState,
} from "@/sandbox/vercel/expected-shape";
import { createLedger, type Pool } from "@/sandbox/vercel/ledger";
import { overlapGroups } from "@/sandbox/vercel/overlap-groups";
import type { TeamBook } from "@/sandbox/vercel/team-book";

type Amounts = {
  readonly granted: Exact | null;
  readonly consumed: Exact;
  readonly drawn: Exact | null;
  readonly overage: Exact | null;
  readonly lapsed: Exact | null;
  readonly remaining: Exact | null;
};

const amountsAt = ({ term, drawn, overage }: Pool, clock: number): Amounts => {
  const consumed = drawn + overage;
  if (term.amount === null) {
    return { granted: null, consumed, drawn: null, overage: null, lapsed: null, remaining: null };
  }
  const granted = term.start <= clock ? term.amount : 0n;
  const left = granted - drawn;
  const hasEnded = term.end <= clock;
  const lapsed = hasEnded ? left : 0n;
  return { granted, consumed, drawn, overage, lapsed, remaining: left - lapsed };
};

const stateAt = ({ term, drawn }: Pool, clock: number): TermState => {
  if (clock < term.start) return "upcoming";
  if (clock >= term.end) return "expired";
  return drawn === term.amount ? "exhausted" : "active";
};

const orNull = (value: Exact | null): string | null => (value === null ? null : exactText(value));

const textOf = (amounts: Amounts) => ({
  granted: orNull(amounts.granted),
  consumed: exactText(amounts.consumed),
  drawn: orNull(amounts.drawn),
  overage: orNull(amounts.overage),
  lapsed: orNull(amounts.lapsed),
  remaining: orNull(amounts.remaining),
});

/** One term without an amount makes the sum unknown as well. */
const addUp = (all: readonly Amounts[]): Amounts => {
  const sum = (name: Exclude<keyof Amounts, "consumed">): Exact | null =>
    all.reduce<Exact | null>((total, amounts) => {
      const value = amounts[name];
      return total === null || value === null ? null : total + value;
    }, 0n);
  return {
    granted: sum("granted"),
    consumed: all.reduce((total, { consumed }) => total + consumed, 0n),
    drawn: sum("drawn"),
    overage: sum("overage"),
    lapsed: sum("lapsed"),
    remaining: sum("remaining"),
  };
};

const expectedCommitment = (
  pool: Pool,
  clock: number,
  group: string | null,
): ExpectedCommitment => ({
  commitmentId: pool.term.commitmentId,
  contractId: pool.term.contractId,
  start: instantText(pool.term.start),
  end: instantText(pool.term.end),
  state: stateAt(pool, clock),
  unit: pool.term.unit,
  basis: pool.term.category === "Usage" ? "PricingQuantity" : "EffectiveCost",
  group,
  committed: orNull(pool.term.amount),
  ...textOf(amountsAt(pool, clock)),
  chargeDays: pool.chargeDays,
  lastChargeDay: pool.lastChargeDay === null ? null : dayText(pool.lastChargeDay),
});

const expectedTeam = (team: TeamBook, clock: number): ExpectedTeam => {
  const { story, id: teamId } = team;
  const base = { teamId, slug: story.slug, unit: story.usage?.unit ?? null };
  if (story.access === "needs-sign-in") {
    return { ...base, billing: "forbidden", commitments: [], groups: [], days: [] };
  }
  const ledger = createLedger(team.terms(clock));
  const days = team.days(0, clock, clock).map((day): ExpectedDay => {
    const amount = team.total(day, clock);
    ledger.draw(day, amount);
    const isRunning = hoursPassed(day, clock) < hoursOfDay(day);
    return { day: dayText(day), amount: exactText(amount), isRunning };
  });
  const groups = overlapGroups(ledger.pools);
  const groupOf = (pool: Pool): string | null =>
    groups.find(({ pools }) => pools.includes(pool))?.key ?? null;
  return {
    ...base,
    billing: team.hasCosts(clock) ? "readable" : "no-costs-yet",
    commitments: ledger.pools.map((pool) => expectedCommitment(pool, clock, groupOf(pool))),
    groups: groups.map(({ key, pools }) => ({
      key,
      unit: pools[0]?.term.unit ?? "",
      commitmentIds: pools.map(({ term }) => term.commitmentId),
      ...textOf(addUp(pools.map((pool) => amountsAt(pool, clock)))),
    })),
    days,
  };
};

/** What a reader of the vendor's answers should find, from the simulation and not from the rows. */
export const expectedAt = (teams: readonly TeamBook[], clock: number): Expected => ({
  clock: instantText(clock),
  teams: teams.map((team) => expectedTeam(team, clock)),
});
