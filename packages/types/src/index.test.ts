import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { servers } from "./index.ts";

const description = JSON.parse(
  readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8"),
) as { servers: { url: string; "x-internal"?: boolean }[]; components: { schemas: Record<string, unknown> } };

describe("what is generated from the description", () => {
  it("lists every public server and no internal one", () => {
    const publicUrls = description.servers.filter((server) => !server["x-internal"]).map(({ url }) => url);
    expect(Object.values(servers)).toEqual(publicUrls);
    expect(Object.values(servers)).not.toContain("https://api-staging.ev.energy/v2");
  });

  it("gives a name to every schema", () => {
    const aliases = readFileSync(new URL("./generated/schemas.ts", import.meta.url), "utf8");
    for (const name of Object.keys(description.components.schemas)) {
      expect(aliases).toContain(`export type ${name} = components["schemas"]["${name}"];`);
    }
  });
});
