/** Three operations are added to the description and to nothing else, and everything supports them. */
import { Writable } from "node:stream";
import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import { resourceTables } from "@ev-vehicles/scripts/resource-tables";
import { describe, expect, it } from "vitest";
import { document } from "../description.ts";
import { descriptionWithAddedOperations } from "./added-operations.ts";
import { compileErrors } from "./compile-calls.ts";
import { codeSamplesOf, mockOf } from "./products.ts";
import { withDescription } from "./with-description.ts";

const extended = descriptionWithAddedOperations();
const { mock } = mockOf(extended);
const path = { charger_id: "chrg01HNARS42AVJN9QWQF6J52B7MA" };

/** A client that accepts the added operations, which the published types do not have. */
interface AnyClient {
  GET(path: string, options?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  POST(path: string, options?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

function newClient() {
  return createVehiclesClient({ auth: "mock-token", fetch: mock.fetch });
}

function list(of: string, options: object = {}): Promise<{ id?: string; number?: number; user?: unknown }[]> {
  return paginate(newClient(), of as "/vehicles", options).toArray() as Promise<object[]>;
}

it("calls of an operation compile only if the spec contains the operation", { timeout: 60_000 }, async () => {
  expect(await compileErrors(extended)).toEqual([]);
  expect((await compileErrors(document)).join("\n")).toContain('"/chargers"');
});

it("the generated resource tables contain the ID prefix of a resource added to the spec", () => {
  expect(resourceTables(extended)).toContain('"Charger":"chrg"');
});

it("the reference has code samples of operations added to the spec", () => {
  const samples = codeSamplesOf(extended);
  expect(samples.filter((sample) => sample.startsWith("listChargers TypeScript client"))).toEqual([
    expect.stringMatching(/for await \(const charger of paginate\(ev, "\/chargers", \{\s*expand: \["user"\]/),
  ]);
  for (const id of ["listSessions", "restartCharger"])
    expect(samples.filter((sample) => sample.startsWith(`${id} `)).length).toBeGreaterThan(3);
});

describe("the client", () => {
  it("paginate pages a list added to the spec by ID, and expands its references", async () => {
    const chargers = await list("/chargers", { pageSize: 1 });
    expect(chargers.map(({ id }) => id?.at(-1))).toEqual(["A", "B", "C"]);
    const expanded = await list("/chargers", { pageSize: 2, expand: ["user"] });
    expect(expanded.map(({ user }) => typeof user)).toEqual(["object", "object", "object"]);
  });

  it("paginate pages a list added to the spec by number", async () => {
    const sessions = await list("/chargers/{charger_id}/sessions", { params: { path }, pageSize: 2 });
    expect(sessions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it("a write added to the spec is validated, and returns the documented status 201", async () => {
    const client = newClient() as unknown as AnyClient;
    const restart = (body: object) =>
      client.POST("/chargers/{charger_id}/restart", { params: { path }, body });
    expect((await restart({ reason: "it hums" })).response.status).toBe(201);
    expect((await restart({})).error).toMatchObject({
      kind: "validation",
      fieldErrors: { reason: [expect.any(String)] },
    });
  });

  it("for an operation added to the spec, the mock names the example in the Mock-Example header", async () => {
    const { response } = await (newClient() as unknown as AnyClient).GET("/chargers");
    expect(response.headers.get("Mock-Example")).toBe("plain");
  });
});

describe("the command line", () => {
  it.each([
    [
      ["list-chargers", "--page-size", "2", "--columns", "id", "--output", "csv"],
      0,
      /MA\r?\nchrg.*MB\r?\nchrg.*MC/,
    ],
    [["list-chargers", "--expand", "user", "--columns", "user.id", "--output", "csv"], 0, /user01HN2NJ9/],
    [["list-sessions", path.charger_id, "--output", "ndjson"], 0, /"number":5/],
    [["restart-charger", path.charger_id, "--reason", "it hums"], 0, /^/],
    [["restart-charger", path.charger_id], 2, /--reason/],
    [["list-sessions", "vhcl1"], 2, /charger-id.*vhcl1/],
  ])(
    "with operations added to the spec, the command line %j exits with code %i",
    async (args, exitCode, output) => {
      const ran = await runCommand(args);
      expect([ran.exitCode, ran.text]).toEqual([exitCode, expect.stringMatching(output)]);
    },
  );
});

/** Runs the command line of the extended description against its mock. */
function runCommand(args: readonly string[]): Promise<{ exitCode: number; text: string }> {
  return withDescription(extended, async () => {
    // @boundaries-ignore tests the CLI on another description
    const { run } = await import("../../../cli/src/run.ts");
    let text = "";
    const stream = () =>
      new Writable({
        decodeStrings: false,
        write(chunk, _encoding, done) {
          text += String(chunk);
          done();
        },
      });
    const env = {
      EV_TOKEN: "mock-token",
      EV_BASE_URL: "http://127.0.0.1:4010/v2",
      XDG_CONFIG_HOME: "/nowhere",
    };
    const environment = {
      stdout: stream(),
      stderr: stream(),
      env,
      signal: new AbortController().signal,
      fetch: mock.fetch,
    };
    const exitCode = await run(args, environment as unknown as Parameters<typeof run>[1]);
    return { exitCode, text };
  });
}
