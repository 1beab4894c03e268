import { startSandbox } from "@/sandbox/start-sandbox";

const s = await startSandbox({
  anchor: "2026-11-20",
  now: () => new Date("2026-11-20T20:30:00Z"),
  rowsPerDay: Number(process.argv[2] ?? 10),
});
const get = async (p: string) => {
  const t = performance.now();
  const r = await fetch(s.url + p, {
    headers: {
      authorization: `Bearer ${s.vercel.token}`,
      "accept-encoding": process.argv[3] ?? "identity",
    },
  });
  const b = await r.text();
  console.log(p.slice(0, 70), b.length, (performance.now() - t).toFixed(0), "ms");
};
for (let i = 0; i < 3; i++) {
  await get("/v2/teams");
  await get("/v1/billing/contract-commitments?slug=northlight-storefront");
  await get(
    "/v1/billing/charges?slug=northlight-storefront&from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z",
  );
  await get(
    "/v1/billing/charges?slug=northlight-storefront&from=2025-12-01T00:00:00Z&to=2026-11-01T00:00:00Z",
  );
}
await s.close();
