/** `pnpm dashboard`: serves the page and makes its calls to the API. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { dashboardApp } from "./dashboard-app.ts";
import { demoUpstream, liveUpstream } from "./upstream.ts";

const { EV_DEMO = "1", PORT = "4020" } = process.env;
const page = fileURLToPath(new URL("../../dist", import.meta.url));
if (!existsSync(page)) throw new Error("The page is not built: run `pnpm dashboard` in the root folder.");

const upstream = EV_DEMO === "0" ? liveUpstream(process.env) : demoUpstream();
const server = serve(
  { fetch: dashboardApp({ ...upstream, page }).fetch, hostname: "127.0.0.1", port: Number(PORT) },
  ({ port }) => {
    console.log(`The dashboard is at http://127.0.0.1:${port}`);
    console.log(EV_DEMO === "0" ? "It shows your fleet." : "It shows a made-up fleet (EV_DEMO=0 for yours).");
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
