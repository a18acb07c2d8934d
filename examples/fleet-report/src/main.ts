/**
 * A fleet report over real HTTP. It reads and counts the whole fleet, creates two vehicles that cannot be connected, and
 * shows how the API rejects a request. Run it with `npm start`, or with your own server:
 *
 *     EV_BASE_URL=https://api.ev.energy/v2 EV_TOKEN=… pnpm --filter fleet-report report
 */
import { type ApiError, createVehiclesClient, unwrap, type VehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import { fleetTable, type ReportedVehicle, totalsTables } from "./report.ts";
import { openServer, type Server } from "./server.ts";

try {
  const server = await openServer();
  await report(server).finally(() => server.close());
} catch (error) {
  console.error(`The report stopped. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function report({ baseUrl, token, writable }: Server): Promise<void> {
  let requests = 0;
  const ev = createVehiclesClient({
    baseUrl,
    auth: token,
    fetch: (url, init) => {
      requests += 1;
      return fetch(url, init);
    },
  });
  console.log(`Fleet report from ${baseUrl}\n`);

  const vehicles = await walk(ev);
  console.log(fleetTable(vehicles, 10));
  console.log(totalsTables(vehicles));
  console.log(`Read ${vehicles.length} vehicles in ${requests} requests of up to 100 vehicles each.\n`);

  const [owner] = vehicles;
  if (owner && writable) await recordVehicles(ev.asUser(owner.user.id), owner);
  else console.log("No vehicles are created on this server. To create them, set EV_ALLOW_WRITES=1.\n");

  const { limit, remaining } = ev.rateLimit ?? {};
  console.log(`${requests} requests in total; ${remaining} of ${limit} are left in this rolling hour.`);
}

/** Reads every vehicle, with its user, trim, model and make. Without `expand`, this would take more requests per vehicle. */
async function walk(ev: VehiclesClient): Promise<ReportedVehicle[]> {
  const vehicles: ReportedVehicle[] = [];
  for await (const vehicle of paginate(ev, "/vehicles", { expand: ["user", "trim.model.make"] })) {
    vehicles.push(vehicle);
  }
  return vehicles;
}

/** Creates a vehicle by its trim and another by its model, and reads the second one back. */
async function recordVehicles(ev: VehiclesClient, { trim, user }: ReportedVehicle): Promise<void> {
  const byTrim = await unwrap(ev.POST("/vehicles", { body: { trim: trim.url, user: user.url } }));
  console.log(`Created ${byTrim.id} by trim: ${trim.model.make.name} ${trim.model.name} ${trim.name}`);

  const byModel = await unwrap(
    ev.POST("/vehicles", {
      params: { query: { expand: ["trim"] } },
      body: {
        model: trim.model.url,
        battery_size_watt_hours: 52_340,
        description: "Depot van 7",
        user: user.url,
      },
    }),
  );
  console.log(`Created ${byModel.id} by model: battery of ${byModel.trim.battery_size_watt_hours} Wh`);

  const again = await unwrap(
    ev.GET("/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: byModel.id }, query: { expand: ["user"] } },
    }),
  );
  console.log(`Retrieved ${again.id}: ${again.integrated}, owned by ${again.user.email}\n`);

  // The trim does not exist. The error is a value, not an exception; it has a kind and the invalid fields.
  const { error } = await ev.POST("/vehicles", {
    body: { trim: `${trim.url.slice(0, -4)}ZZZZ`, user: user.url },
  });
  if (error) console.log(describeError(error));
}

function describeError(error: ApiError): string {
  const fields = Object.entries(error.fieldErrors ?? {}).map(
    ([name, messages]) => `  ${name}: ${messages.join(" ")}`,
  );
  return [`Rejected (${error.kind}): ${error.title} ${error.detail}`, ...fields, ""].join("\n");
}
