import { vercel } from "@/lib/sources/vercel";
import { describeConformance } from "@/tests/lib/providers/conformance";

describeConformance({
  id: "vercel",
  connect: ({ url, vercel: { token, teamId } }) => ({
    id: "con",
    provider: "vercel",
    name: "Northlight",
    baseUrl: url,
    secret: token,
    settings: {
      ...vercel.defaults,
      teamIds: [teamId("northlight-storefront"), teamId("northlight-docs")],
    },
  }),
  credentials: ({ vercel: { token, powerlessToken } }) => ({
    wrong: "not-the-token-of-anybody",
    powerless: powerlessToken,
    hidden: [token],
  }),
  part: { path: "/v1/billing/contract-commitments", account: "northlight-storefront" },
  brokenRows: [
    { fault: { kind: "malformed-line" }, code: "not-json" },
    { fault: { kind: "unknown-category" }, code: "unknown-category" },
    { fault: { kind: "inverted-period" }, code: "ends-before-start" },
  ],
  addRow: (body, filler) => {
    const row = JSON.stringify({ Filler: filler });
    return body.startsWith("[") ? body.replace("[", `[${row},`) : `${row}\n${body}`;
  },
});
