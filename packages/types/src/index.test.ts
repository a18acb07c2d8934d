import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { idPrefixes, resourcePaths, servers } from "./index.ts";

const description = JSON.parse(
  readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8"),
) as { servers: { url: string; "x-internal"?: boolean }[]; components: { schemas: Record<string, unknown> } };

describe("the generated constants and types", () => {
  it("the constant `servers` contains every public server and no internal one", () => {
    const publicUrls = description.servers.filter((server) => !server["x-internal"]).map(({ url }) => url);
    expect(Object.values(servers)).toEqual(publicUrls);
    expect(Object.values(servers)).not.toContain("https://api-staging.ev.energy/v2");
  });

  it("every schema in the OpenAPI description has an exported type", () => {
    const aliases = readFileSync(new URL("./generated/schemas.ts", import.meta.url), "utf8");
    for (const name of Object.keys(description.components.schemas)) {
      expect(aliases).toContain(`export type ${name} = components["schemas"]["${name}"];`);
    }
  });

  it("resourcePaths contains only paths of single resources, with ID prefixes and expand names", () => {
    expect(resourcePaths["/vehicle_trims/{vehicle_trim_id}"]).toEqual({
      ids: { vehicle_trim_id: "trim" },
      expand: ["model", "model.make"],
    });
    expect(resourcePaths["/vehicles/{vehicle_id}/status_logs/{sampled_at}"].ids).toEqual({
      vehicle_id: "vhcl",
    });
    expect(Object.keys(resourcePaths)).not.toContain("/vehicles/{vehicle_id}/status_logs");
  });

  it("idPrefixes has a different prefix for every kind of ID", () => {
    expect(idPrefixes).toMatchObject({ Vehicle: "vhcl", VehicleMake: "vmak", Tariff: "tari" });
    const letters = Object.values(idPrefixes);
    expect(new Set(letters).size).toBe(letters.length);
  });
});
