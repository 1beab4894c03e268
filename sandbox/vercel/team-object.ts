import { createDice } from "@/sandbox/dice";
import type { JsonObject } from "@/sandbox/json-text";
import type { TeamBook } from "@/sandbox/vercel/team-book";

const MINUTE_MS = 60_000;

const membershipOf = ({ id, createdAt }: TeamBook, isConfirmed: boolean): JsonObject => ({
  uid: "northlightOwnerUser24chars",
  teamId: id,
  confirmed: isConfirmed,
  role: "OWNER",
  teamRoles: ["OWNER"],
  createdAt,
  created: createdAt,
  joinedFrom: { origin: "link" },
});

const commonOf = (team: TeamBook): JsonObject => ({
  id: team.id,
  slug: team.story.slug,
  name: team.story.name,
  avatar: createDice(`${team.id}/avatar`).letters(40),
  createdAt: team.createdAt,
  created: new Date(team.createdAt).toISOString(),
});

const samlConnection = ({ createdAt }: TeamBook): JsonObject => ({
  type: "OktaSAML",
  status: "linked",
  state: "active",
  connectedAt: createdAt + MINUTE_MS,
});

const limitedTeam = (team: TeamBook): JsonObject => ({
  ...commonOf(team),
  limited: true,
  limitedBy: ["scope"],
  saml: { enforced: true, connection: samlConnection(team) },
  membership: membershipOf(team, true),
});

const fullTeam = (team: TeamBook): JsonObject => ({
  ...commonOf(team),
  creatorId: "northlightOwnerUser24chars",
  updatedAt: team.createdAt + 90 * MINUTE_MS,
  description: null,
  stagingPrefix: team.story.slug.slice(0, 8),
  emailDomain: null,
  platform: false,
  previewDeploymentSuffix: null,
  sensitiveEnvironmentVariablePolicy: "default",
  hideIpAddresses: false,
  remoteCaching: { enabled: true },
  resourceConfig: { concurrentBuilds: 12, elasticConcurrencyEnabled: false },
  billing: {
    plan: team.story.plan === "flex" ? "pro" : team.story.plan,
    currency: "usd",
    period: null,
    status: "active",
  },
  membership: membershipOf(team, true),
});

/** The vendor's team object; one that needs sign-in first is cut down and says so. */
export const toTeamObject = (team: TeamBook): JsonObject =>
  team.story.access === "needs-sign-in" ? limitedTeam(team) : fullTeam(team);
