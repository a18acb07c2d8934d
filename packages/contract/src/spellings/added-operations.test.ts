/** The first law: three operations are added to the description and to nothing else, and everything has them. */
import { Writable } from "node:stream";
import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import { resourceTables } from "@ev-vehicles/scripts/resource-tables";
import { describe, expect, it } from "vitest";
import { document } from "../description.ts";
import { grownDescription } from "./added-operations.ts";
import { compileErrors } from "./compile-calls.ts";
import { mockOf, samplesIn } from "./products.ts";
import { withDescription } from "./with-description.ts";

const grown = grownDescription();
const { mock } = mockOf(grown);
const path = { charger_id: "chrg01HNARS42AVJN9QWQF6J52B7MA" };

/** The published types know nothing of made-up operations. */
interface AnyClient {
  GET(path: string, options?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  POST(path: string, options?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

function newClient() {
  return createVehiclesClient({ auth: "mock-token", fetch: mock.fetch });
}

function walk(of: string, options: object = {}): Promise<{ id?: string; number?: number; user?: unknown }[]> {
  return paginate(newClient(), of as "/vehicles", options).toArray() as Promise<object[]>;
}

it("types: calls compile, and misspelt ones do not", { timeout: 60_000 }, async () => {
  expect(await compileErrors(grown)).toEqual([]);
  expect((await compileErrors(document)).join("\n")).toContain('"/chargers"');
});

it("tables: the letters of the new ids", () => {
  expect(resourceTables(grown)).toContain('"Charger":"chrg"');
});

it("the reference has them, with samples of each", () => {
  const samples = samplesIn(grown);
  expect(samples.filter((sample) => sample.startsWith("listChargers TypeScript client"))).toEqual([
    expect.stringMatching(/for await \(const charger of paginate\(ev, "\/chargers", \{\s*expand: \["user"\]/),
  ]);
  for (const id of ["listPluggings", "restartCharger"])
    expect(samples.filter((sample) => sample.startsWith(`${id} `)).length).toBeGreaterThan(3);
});

describe("calls", () => {
  it("a list is paged by id, and expanded", async () => {
    const chargers = await walk("/chargers", { pageSize: 1 });
    expect(chargers.map(({ id }) => id?.at(-1))).toEqual(["A", "B", "C"]);
    const expanded = await walk("/chargers", { pageSize: 2, expand: ["user"] });
    expect(expanded.map(({ user }) => typeof user)).toEqual(["object", "object", "object"]);
  });

  it("a list is paged by number", async () => {
    const pluggings = await walk("/chargers/{charger_id}/pluggings", { params: { path }, pageSize: 2 });
    expect(pluggings.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it("a write is answered 201, and checked", async () => {
    const client = newClient() as unknown as AnyClient;
    const restart = (body: object) =>
      client.POST("/chargers/{charger_id}/restart", { params: { path }, body });
    expect((await restart({ reason: "it hums" })).response.status).toBe(201);
    expect((await restart({})).error).toMatchObject({
      kind: "validation",
      fieldErrors: { reason: [expect.any(String)] },
    });
  });

  it("the mock says that its answers are examples", async () => {
    const { response } = await (newClient() as unknown as AnyClient).GET("/chargers");
    expect(response.headers.get("Mock-Example")).toBe("plain");
  });
});

describe("commands", () => {
  it.each([
    [
      ["list-chargers", "--page-size", "2", "--columns", "id", "--output", "csv"],
      0,
      /MA\r?\nchrg.*MB\r?\nchrg.*MC/,
    ],
    [["list-chargers", "--expand", "user", "--columns", "user.id", "--output", "csv"], 0, /user01HN2NJ9/],
    [["list-pluggings", path.charger_id, "--output", "ndjson"], 0, /"number":5/],
    [["restart-charger", path.charger_id, "--reason", "it hums"], 0, /^/],
    [["restart-charger", path.charger_id], 2, /--reason/],
    [["list-pluggings", "vhcl1"], 2, /charger-id.*vhcl1/],
  ])("%j", async (args, exitCode, output) => {
    const ran = await command(args);
    expect([ran.exitCode, ran.text]).toEqual([exitCode, expect.stringMatching(output)]);
  });
});

/** Runs a command line of the grown description against its mock. */
function command(args: readonly string[]): Promise<{ exitCode: number; text: string }> {
  return withDescription(grown, async () => {
    // @boundaries-ignore the parts themselves are tried, on a description of the test
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
    const around = {
      stdout: stream(),
      stderr: stream(),
      env,
      signal: new AbortController().signal,
      fetch: mock.fetch,
    };
    const exitCode = await run(args, around as unknown as Parameters<typeof run>[1]);
    return { exitCode, text };
  });
}
