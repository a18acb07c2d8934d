export interface Consumer {
  readonly name: string;
  /** The source of a program with this number of calls. */
  program(calls: number): string;
}

/** The calls that a program repeats, each with an `expand` list and a field that exists only in the expanded response. */
const calls = [
  { path: "/vehicles", expand: ["user"], reads: "[0]?.user.email" },
  { path: "/vehicles", expand: ["trim.model.make"], reads: "[0]?.trim.model.make.name" },
  { path: "/vehicles", expand: ["user", "trim.model"], reads: "[0]?.trim.model.name" },
  { path: "/vehicles/{vehicle_id}", expand: ["user", "trim.model.make"], reads: "?.trim.model.make.icon" },
  {
    path: "/vehicles/{vehicle_id}",
    expand: ["latest_status_log"],
    reads: "?.latest_status_log?.is_charging",
  },
  { path: "/vehicle_trims", expand: ["model.make"], reads: "[0]?.model.make.name" },
  { path: "/vehicle_models", expand: ["make"], reads: "[0]?.make.name" },
  { path: "/users", expand: ["default_location.tariff"], reads: "[0]?.default_location?.tariff?.name" },
  {
    path: "/users/{user_id}",
    expand: ["default_location.evse_site"],
    reads: "?.default_location?.evse_site",
  },
  { path: "/charging_sub_sessions", expand: ["vehicle.trim"], reads: "[0]?.vehicle?.trim.url" },
];

const bare = `import type { paths } from "@ev-vehicles/types";
import createClient from "openapi-fetch";
const api = createClient<paths>();`;
const ours = `import { createVehiclesClient } from "@ev-vehicles/client";
const api = createVehiclesClient();`;

export const consumers: readonly Consumer[] = [
  { name: "openapi-fetch, bare", program: (count) => program(bare, count, false) },
  { name: "@ev-vehicles/client", program: (count) => program(ours, count, false) },
  { name: "@ev-vehicles/client with expand", program: (count) => program(ours, count, true) },
];

function program(client: string, count: number, expanding: boolean): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const { path, expand, reads } = calls[index % calls.length] ?? { path: "", expand: [], reads: "" };
    const parameter = /\{(\w+)\}/.exec(path)?.[1];
    const params = [
      parameter && `path: { ${parameter}: "${index}" }`,
      expanding && `query: { expand: ${JSON.stringify(expand)} }`,
    ].filter(Boolean);
    const field = expanding ? reads : parameter ? "?.url" : "[0]?.url";
    const options = params.length > 0 ? `, { params: { ${params.join(", ")} } }` : "";
    return `const { data: data${index} } = await api.GET("${path}"${options});\nconsole.log(data${index}?.${field.replace(/^\?\./, "")});`;
  });
  return `${client}\n${lines.join("\n")}\n`;
}
