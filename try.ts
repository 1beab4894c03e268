import { startSandbox } from "@/sandbox/start-sandbox";

const s = await startSandbox({});
const h = { authorization: `Bearer ${s.vercel.token}` };
let t = Date.now();
const teams = await (await fetch(`${s.vercel.url}/v2/teams`, { headers: h })).json();
console.log("teams", Date.now() - t);
t = Date.now();
const id = teams.teams[0].id;
for (const enc of ["identity", "gzip", "identity", "gzip"]) {
  const r = await fetch(
    `${s.vercel.url}/v1/billing/charges?teamId=${id}&from=2026-10-01T00:00:00.000Z&to=2026-11-01T00:00:00.000Z`,
    { headers: { ...h, "accept-encoding": enc } },
  );
  const text = await r.text();
  console.log(enc, r.status, text.length, Date.now() - t);
  t = Date.now();
}
await s.close();
