import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// This tests the published files in `dist`, not the source: `build` runs before `test`.
const run = promisify(execFile);
const cwd = fileURLToPath(new URL("../", import.meta.url));

test.each([
  ["module", (name: string) => `await import("${name}")`],
  ["commonjs", (name: string) => `require("${name}")`],
])(
  "with --input-type=%s, all entry points of the built @ev-vehicles/client load, and a call works",
  async (type, load) => {
    const code = `
const { createVehiclesClient } = ${load("@ev-vehicles/client")};
const { clientCredentials } = ${load("@ev-vehicles/client/oauth")};
const { validateResponses } = ${load("@ev-vehicles/client/validate")};
const { verifyWebhook } = ${load("@ev-vehicles/client/webhooks")};
const otel = ${load("@ev-vehicles/client/otel")};
const { createVehiclesMock } = ${load("@ev-vehicles/mock")};
const ev = createVehiclesClient({
  auth: clientCredentials({ clientId: "mock-client", clientSecret: "mock-secret", fetch: createVehiclesMock().fetch }),
  fetch: createVehiclesMock().fetch,
});
ev.use(validateResponses());
ev.GET("/vehicle_makes").then(({ response }) => console.log(response.status, typeof verifyWebhook, Object.keys(otel).length > 0));
`;
    const { stdout } = await run(process.execPath, [`--input-type=${type}`, "--eval", code], { cwd });
    expect(stdout.trim()).toBe("200 function true");
  },
);
