import { datadog } from "@/lib/sources/datadog";
import { describeConformance } from "@/tests/lib/providers/conformance";

describeConformance({
  id: "datadog",
  connect: ({ url, datadog: { apiKey, appKey } }) => ({
    id: "con",
    provider: "datadog",
    name: "Northlight",
    baseUrl: url,
    secret: `${apiKey}:${appKey}`,
    settings: {
      ...datadog.defaults,
      backfillDays: 4,
      products: [
        { provider: "aws", product: "rds", type: "ri" },
        { provider: "aws", product: "ec2", type: "ri" },
      ],
    },
  }),
  credentials: ({ datadog: { apiKey, appKey, powerlessAppKey } }) => ({
    wrong: `wrong-api-key:${appKey}`,
    powerless: `${apiKey}:${powerlessAppKey}`,
    hidden: [apiKey, appKey],
  }),
  part: { path: "/api/v2/cost/commitments/commitment-list", account: "aws/rds" },
  brokenRows: [{ fault: { kind: "missing-id" }, code: "missing-id" }],
  addRow: (body, filler) => {
    const list = JSON.parse(body);
    return JSON.stringify({ ...list, commitments: [...list.commitments, { filler }] });
  },
});
