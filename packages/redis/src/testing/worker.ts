/**
 * One of several processes that share a budget and a token. Its parent sends it commands as messages:
 *
 *     {"do":"spend","callers":50,"offsetMs":3600000}   → {"done":"spend","sent":128,"rejected":0,"spent":50}
 *     {"do":"acquire"}, {"do":"lock"}                   → {"done":"acquire"}, {"done":"lock"}
 */
import { createVehiclesClient, settle } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { createClient } from "redis";
import { redisBudgetStore, redisTokenStore } from "../index.ts";

const { url = "", baseUrl = "", skewMs = "0", leaseMs = "40000" } = process.env;
const realNow = Date.now;
Date.now = () => realNow() + Number(skewMs);

let offsetMs = 0;
const redis = createClient({ url });
redis.on("error", () => {});
await redis.connect();
const shared = { redis, timeOffsetMs: () => offsetMs, timeoutMs: 10_000 };
const store = redisTokenStore({ ...shared, leaseMs: Number(leaseMs) });
const budget = redisBudgetStore({ ...shared, leaseMs: Number(leaseMs) });
const tokenUrl = new URL("/o/token/", baseUrl).href;
const auth = clientCredentials({ clientId: "mock-client", clientSecret: "mock-secret", tokenUrl, store });
let rejected = 0;
const ev = createVehiclesClient({
  baseUrl,
  auth,
  budget: { store: budget },
  retry: false,
  // On a busy machine, requests of 400 callers can take longer than the default.
  timeoutMs: 100_000,
  totalTimeoutMs: 200_000,
  onEvent: (event) => {
    if (event.type === "response" && event.status === 429) rejected++;
  },
});

/** Makes calls until the budget is spent. Returns how many succeeded, and how the last one failed. */
async function caller(): Promise<{ sent: number; end: string }> {
  for (let sent = 0; ; sent++) {
    const { error } = await settle(ev.GET("/vehicle_makes", { params: { query: { page_size: 1 } } }));
    if (error) return { sent, end: error.kind };
  }
}

process.on("message", async (message: { do: string; callers: number; offsetMs: number }) => {
  if (message.do === "spend") {
    offsetMs = message.offsetMs;
    const ends = await Promise.all(Array.from({ length: message.callers }, caller));
    const sent = ends.reduce((sum, end) => sum + end.sent, 0);
    const spent = ends.filter(({ end }) => end === "budget").length;
    process.send?.({ done: "spend", sent, rejected, spent });
  } else if (message.do === "acquire") {
    await budget.acquire(`${encodeURIComponent(tokenUrl)}|mock-client`);
    process.send?.({ done: "acquire" });
  } else if (message.do === "lock") {
    await store.exclusively?.(
      [tokenUrl, "mock-client", "", ""].map(encodeURIComponent).join("|"),
      async () => {
        process.send?.({ done: "lock" });
        await new Promise(() => {});
      },
    );
  }
});
process.on("disconnect", () => process.exit());
process.send?.({ done: "start" });
