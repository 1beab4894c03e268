import { metronome } from "@/lib/sources/metronome";
import { describeConformance } from "@/tests/lib/providers/conformance";

describeConformance({
  id: "metronome",
  connect: ({ url, metronome: { token, customerId } }) => ({
    id: "con",
    provider: "metronome",
    name: "Northlight",
    baseUrl: url,
    secret: token,
    settings: {
      ...metronome.defaults,
      customerIds: [customerId("castellan-group"), customerId("tallow-and-finch")],
    },
  }),
  credentials: ({ metronome: { token, powerlessToken } }) => ({
    wrong: "not-the-token-of-anybody",
    powerless: powerlessToken,
    hidden: [token],
  }),
  part: { path: "/v1/contracts/customerBalances/list", account: "castellan-group" },
  brokenRows: [
    { fault: { kind: "missing-id" }, code: "unexpected-shape" },
    { fault: { kind: "unknown-category" }, code: "unknown-type" },
    { fault: { kind: "inverted-period" }, code: "ends-before-start" },
    { fault: { kind: "duplicate-id" }, code: "duplicate-id" },
  ],
  addRow: (body, filler) => {
    const page = JSON.parse(body);
    return JSON.stringify({ ...page, data: [...page.data, { filler }] });
  },
});
