/**
 * Tasks for agents. Each takes as few tool calls as possible: one to find an operation, unless its ID is obvious, and one for
 * each operation to call.
 */
import { type Agent, cursorOf, type ToolResponse } from "./agent.ts";

export interface Task {
  readonly name: string;
  /** The expected number of tool calls; 0 to accept any number. */
  readonly calls: number;
  readonly run: (agent: Agent, facts: Facts) => Promise<unknown>;
  /** The expected result, from the facts of the mock. */
  readonly expected: (facts: Facts) => unknown;
}

/** Facts about the mock, read without the MCP server. */
export interface Facts {
  readonly email: string;
  readonly user: string;
  readonly vehicle: Vehicle;
  readonly trim: string;
  readonly chargePercentage: unknown;
  /** The cost of the last week's charging, by currency. */
  readonly weekCost: Readonly<Record<string, number>>;
  readonly vehicles: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
}

export interface Vehicle {
  readonly id: string;
  readonly user: { readonly id: string; readonly email: string };
  readonly trim: { readonly model: { readonly make: { readonly name: string } } };
  readonly latest_status_log: { readonly state_of_charge_percentage: unknown } | null;
  readonly integrated: string;
}

/** A week before the last events of the mock. */
export const weekAgo = "2024-04-11T09:00:00Z";

/** The rows of a table as objects, whose members are the table's fields. */
export function rowsOf({ lines }: ToolResponse): readonly Readonly<Record<string, unknown>>[] {
  const [head, ...rows] = lines as readonly [
    { readonly fields: readonly string[] },
    ...(readonly unknown[])[],
  ];
  return rows.map((row) => Object.fromEntries(head.fields.map((field, index) => [field, row[index]])));
}

// biome-ignore lint/suspicious/noExplicitAny: the members of a summary depend on its column
type Summaries = Readonly<Record<string, any>>;

export function summaryOf({ lines }: ToolResponse): Summaries {
  return (lines[0] as { readonly summary: Summaries }).summary;
}

export const tasks: readonly Task[] = [
  {
    name: "find a driver's vehicle by e-mail",
    calls: 3,
    run: async ({ call }, { email }) => {
      const found = await call("find_operations", { query: "find a user by email" });
      const [{ id }] = found.about.operations as [{ id: string }];
      const users = await call("list_all", { id, arguments: { email }, fields: ["id"] });
      const user = String(rowsOf(users)[0]?.id);
      const vehicles = await call("list_all", {
        id: "listVehicles",
        arguments: { "EvEnergy-User": user },
        fields: ["id", "user.id"],
      });
      return rowsOf(vehicles).find((row) => row["user.id"] === user)?.id;
    },
    expected: ({ vehicle }) => vehicle.id,
  },
  {
    name: "read the state of charge of a vehicle",
    calls: 1,
    run: async ({ call }, { vehicle }) => {
      const args = { vehicle_id: vehicle.id };
      const fields = ["latest_status_log.state_of_charge_percentage"];
      const { lines } = await call("call_operation", { id: "retrieveVehicle", arguments: args, fields });
      return (lines[0] as Readonly<Record<string, unknown>>)[fields[0] ?? ""];
    },
    expected: ({ chargePercentage }) => chargePercentage,
  },
  {
    name: "sum up a week's charging by currency",
    calls: 2,
    run: async ({ call }) => {
      const found = await call("find_operations", { query: "what did charging cost" });
      const [{ id }] = found.about.operations as [{ id: string }];
      const response = await call("list_all", {
        id,
        arguments: { start__gt: weekAgo },
        fields: ["start", "cost", "currency"],
      });
      const sums = Object.entries<{ readonly sum: number }>(summaryOf(response).cost);
      return Object.fromEntries(sums.map(([currency, { sum }]) => [currency, sum]));
    },
    expected: ({ weekCost }) => weekCost,
  },
  {
    name: "count the vehicles by connection status",
    calls: 1,
    run: async ({ call }) => {
      const response = await call("list_all", { id: "listVehicles", fields: ["integrated"] });
      return summaryOf(response).integrated?.counts;
    },
    expected: ({ statuses }) => statuses,
  },
  {
    name: "follow references to a vehicle's make",
    calls: 1,
    run: async ({ call }, { vehicle }) => {
      const fields = ["trim.model.make.name"];
      const { lines } = await call("call_operation", {
        id: "retrieveVehicle",
        arguments: { vehicle_id: vehicle.id },
        fields,
      });
      return (lines[0] as Readonly<Record<string, unknown>>)["trim.model.make.name"];
    },
    expected: ({ vehicle }) => vehicle.trim.model.make.name,
  },
  {
    name: "read a list too long for one result",
    calls: 0,
    run: async ({ call }) => {
      let response = await call("list_all", {
        id: "listVehicles",
        fields: ["id", "description", "user.email", "trim.model.name", "trim.name", "user.full_name"],
      });
      const ids = rowsOf(response).map(({ id }) => id);
      for (let cursor = cursorOf(response); cursor; cursor = cursorOf(response)) {
        response = await call("list_all", { cursor });
        ids.push(...response.lines.map((row) => (row as readonly unknown[])[0]));
      }
      return ids;
    },
    expected: ({ vehicles }) => vehicles,
  },
  {
    name: "use an error to fix a misspelt argument",
    calls: 2,
    run: async ({ call }, { vehicle }) => {
      const wrong = await call("call_operation", {
        id: "retrieveVehicle",
        arguments: { vehicleid: vehicle.id },
      });
      const [, suggestion = ""] =
        /Did you mean (\w+)\?/.exec(String((wrong.about.next as readonly string[])[0])) ?? [];
      const right = await call("call_operation", {
        id: "retrieveVehicle",
        arguments: { [suggestion]: vehicle.id },
        fields: ["id"],
      });
      return [wrong.isError, right.isError, (right.lines[0] as { id: string }).id];
    },
    expected: ({ vehicle }) => [true, false, vehicle.id],
  },
  {
    name: "learn from an error what to do next",
    calls: 1,
    run: async ({ call }) => {
      const args = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN00" };
      const { about } = await call("call_operation", { id: "retrieveVehicle", arguments: args });
      const { kind, status } = about.error as { kind: string; status: number };
      return [kind, status, (about.next as readonly string[]).length > 0];
    },
    expected: () => ["notFound", 404, true],
  },
  {
    name: "preview the deletion of a vehicle",
    calls: 1,
    run: async ({ call }, { vehicle }) => {
      const args = { id: "deleteVehicle", arguments: { vehicle_id: vehicle.id }, preview: true };
      const { about } = await call("call_operation", args);
      return [about["would send"], about.destructive, about.sent];
    },
    expected: ({ vehicle }) => [{ method: "DELETE", path: `/vehicles/${vehicle.id}` }, true, false],
  },
  {
    name: "create an unintegrated vehicle",
    calls: 3,
    run: async ({ call }, { trim, user }) => {
      const found = await call("find_operations", { query: "create an unintegrated vehicle" });
      const [{ id }] = found.about.operations as [{ id: string }];
      const trims = await call("list_all", {
        id: "listVehicleTrims",
        fields: ["url", "name", "model.name"],
        limit: 100,
      });
      const chosen = rowsOf(trims).find(({ url }) => String(url).includes(trim))?.url;
      const body = { trim: chosen, user: `https://api.ev.energy/v2/users/${user}` };
      const { about, lines } = await call("call_operation", {
        id,
        arguments: { "EvEnergy-User": user, body },
        fields: ["integrated"],
      });
      return [about.sent, lines];
    },
    expected: ({ trim, user }) => [
      {
        method: "POST",
        path: "/vehicles",
        headers: { "EvEnergy-User": user },
        body: {
          trim: `https://api.ev.energy/v2/vehicle_trims/${trim}`,
          user: `https://api.ev.energy/v2/users/${user}`,
        },
      },
      [{ integrated: "UNINTEGRATED" }],
    ],
  },
  {
    name: "mark a vehicle as commercial",
    calls: 1,
    run: async ({ call }, { vehicle }) => {
      const args = { vehicle_id: vehicle.id, body: { vehicle_class: "COMMERCIAL" } };
      const { lines } = await call("call_operation", {
        id: "updateVehicle",
        arguments: args,
        fields: ["vehicle_class"],
      });
      return lines;
    },
    expected: () => [{ vehicle_class: "COMMERCIAL" }],
  },
  {
    name: "read about the hourly budget in a guide",
    calls: 0,
    run: async ({ client }) => {
      const { resources } = await client.listResources();
      const uri = resources.find(({ name }) => name === "rate-limits")?.uri ?? "";
      const { contents } = await client.readResource({ uri });
      return (contents[0] as { text: string }).text.includes("1000 requests");
    },
    expected: () => true,
  },
];
