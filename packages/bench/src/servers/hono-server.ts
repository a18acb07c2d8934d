/** Hono with one route and no checks. It returns the page as a constant string; with the argument `json`, through `c.json`. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { vehiclePage } from "../fixtures/wire.ts";
import { reportReady } from "./report-cpu.ts";

const { body, headers } = await vehiclePage();
const page: unknown = JSON.parse(body);
const app = new Hono();
if (process.argv[2] === "json")
  app.get("/v2/vehicles", (context) => context.json(page as object, 200, headers));
else app.get("/v2/vehicles", (context) => context.body(body, 200, headers));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
server.once("listening", () => reportReady((server.address() as AddressInfo).port));
