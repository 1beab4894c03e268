import { rebuildProjection } from "@/lib/server/rebuild-projection";

const { accounts } = await rebuildProjection();
console.log(`Added up anew: ${accounts} ${accounts === 1 ? "account" : "accounts"}.`);
