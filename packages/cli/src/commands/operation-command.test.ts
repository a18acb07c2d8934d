import type { Fetch } from "@ev-vehicles/client";
import { describe, expect, test } from "vitest";
import { exampleWords } from "../input/example-line.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { operations } from "../spec/operations.ts";
import { commandLine } from "../testing/run-in-process.ts";
import { takenFlags } from "./shared-flags.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";

describe("every operation of the description", () => {
  const named = operations.map((operation) => [operation.command, operation] as const);

  test.each(named)(
    "%s has help with an example that the description accepts",
    async (name, operation) => {
      const { ev, requests } = commandLine();
      const help = await ev([name, "--help"]);
      expect(help).toMatchObject({ exitCode: 0, stderr: "" });
      expect(help.stdout).toContain(`Example:\n  ev-vehicles ${name}`);
      const inputs = inputsOf(operation, takenFlags);
      expect(new Set(inputs.map(({ label }) => label)).size).toBe(inputs.length);
      for (const { label } of inputs) expect(help.stdout).toContain(label);
      const ran = await ev(exampleWords(operation, inputs));
      // Some examples name what the made-up fleet does not have.
      expect(operation.list ? [0] : [0, 1], ran.stderr).toContain(ran.exitCode);
      expect(requests.length).toBeGreaterThan(0);
    },
  );

  test("is in the list of commands", async () => {
    const { stdout } = await commandLine().ev("--help");
    for (const { command } of operations) expect(stdout).toContain(`\n  ${command} `);
  });
});

describe("a list", () => {
  test("is walked to its end, and cut by --limit", async () => {
    const { ev, requests } = commandLine({ vehicles: 30 });
    const all = await ev("list-vehicles --page-size 7");
    expect(
      new Set(
        all.stdout
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line).id),
      ).size,
    ).toBe(30);
    expect(requests).toHaveLength(5);
    expect((await ev("list-vehicles --limit 9 --page-size 7")).stdout.trim().split("\n")).toHaveLength(9);
    expect((await ev("list-vehicles --limit 0")).stdout).toBe("");
  });

  test("goes on after an item with --page-after, and backward with --page-before", async () => {
    const { ev } = commandLine();
    const ids = (await ev("list-vehicles --output csv --columns id")).stdout.trim().split("\n").slice(1);
    const after = await ev(`list-vehicles --output csv --columns id --page-after ${ids[9]} --limit 2`);
    expect(after.stdout).toBe(`id\n${ids[10]}\n${ids[11]}\n`);
    const before = await ev(`list-vehicles --output csv --columns id --page-before ${ids[9]} --limit 2`);
    expect(before.stdout).toBe(`id\n${ids[8]}\n${ids[7]}\n`);
  });

  test("is JSON, NDJSON or CSV as --output says, with columns that reach into expanded references", async () => {
    const { ev } = commandLine();
    const args =
      "list-vehicles --limit 2 --expand user,trim.model --columns id,trim.model.name,user.email --output";
    const lines = (await ev(`${args} ndjson`)).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(Object.keys(lines[0])).toEqual(["id", "trim.model.name", "user.email"]);
    expect(lines[0]["user.email"]).toContain("@");
    expect(JSON.parse((await ev(`${args} json`)).stdout)).toEqual(lines);
    const csv = (await ev(`${args} csv`)).stdout.split("\n");
    expect(csv[0]).toBe("id,trim.model.name,user.email");
    expect(csv).toHaveLength(4);
  });

  test("shows on a terminal what was expanded, and the rest where it has room", async () => {
    const { ev } = commandLine();
    const { stdout } = await ev("list-vehicles --limit 3 --expand user,trim.model", { terminal: 140 });
    expect(stdout.split("\n")[1]).toMatch(
      /id .*│ user\.email .*│ trim\.name .*│ trim\.model\.name .*│ integrated/,
    );
    expect(stdout).toContain("Model 3");
    const logs = "list-users --limit 1 --expand default_location.tariff";
    expect((await ev(logs, { terminal: 140 })).stdout).toContain("default_location.tariff.name");
  });

  test.each([30, 60, 80, 100])("is whole on a terminal of %d columns", async (width) => {
    const { ev } = commandLine();
    for (const more of [
      "",
      " --expand user,trim.model.make",
      " --columns id,user,trim,integrated,disabled",
    ]) {
      const { stdout } = await ev(`list-vehicles --limit 5${more}`, { terminal: width });
      const lines = stdout.replaceAll("\u001b[1m", "").replaceAll("\u001b[22m", "").trimEnd().split("\n");
      expect(lines).toHaveLength(9);
      for (const line of lines) expect(line).toHaveLength(lines[0]?.length ?? 0);
      expect(lines[0]?.length).toBeLessThanOrEqual(width);
    }
  });

  test("is a table on a terminal, no wider than it, and says what had no room", async () => {
    const { ev } = commandLine();
    const { stderr, stdout } = await ev("list-vehicles --limit 3", { terminal: 80 });
    expect(
      Math.max(...stdout.split("\n").map((line) => line.replaceAll("\u001b[1m", "").length)),
    ).toBeLessThan(90);
    expect(stdout).toContain("│");
    expect(stderr).toContain("Choose with --columns");
    const plain = await ev("list-vehicles --limit 3", {
      terminal: 80,
      env: { EV_TOKEN: "mock-token", NO_COLOR: "1" },
    });
    expect(plain.stdout + plain.stderr).not.toContain("\u001b");
  });
});

describe("a mistake is named before anything is sent", () => {
  test("a command that is missing, to a program as well", async () => {
    const { exitCode, stderr } = await commandLine().ev("--json");
    expect({ exitCode, ...JSON.parse(stderr).error }).toMatchObject({
      exitCode: 2,
      kind: "usage",
      message: "a command is missing",
    });
  });

  test.each([
    ["list-vehicles --page-size 500", "--page-size 500: expected a whole number from 1 to 100."],
    ["list-vehicles --page-size many", "--page-size many: expected a whole number"],
    ["list-vehicles --expand owner", "--expand owner: expected a comma-separated list of user, trim"],
    ["list-vehicles --limit -1", "--limit -1: expected a whole number"],
    ["list-vehicles --output xml", "--output"],
    ["list-vehicles --columns id,naem", "--columns naem: expected one of id, "],
    ["list-vehicles --columns trim.model.name", "expand the reference first: --expand trim.model."],
    ["list-vehicles --expand trim --columns trim.model.name", "--expand trim.model."],
    [
      "list-vehicles --expand trim --columns trim.modell",
      "--columns trim.modell: expected in trim one of id",
    ],
    ["list-vehicles --max-wait soon", "--max-wait soon: expected a whole number"],
    [`list-vehicles --page-after ${vehicle} --page-before ${vehicle}`, "only one of after, before and from"],
    ["list-vehicles --user nobody", "user"],
    ["list-users --email nobody", "--email nobody: expected an e-mail address."],
    ["list-charging-sub-sessions --is-finished maybe", "--is-finished maybe: expected true or false."],
    [
      "list-charging-sub-sessions --start-gt 2024-02-30T00:00:00Z",
      "--start-gt 2024-02-30T00:00:00Z: expected a time",
    ],
    ["retrieve-vehicle", "vehicle-id"],
    ["retrieve-vehicle vhcl1", "<vehicle-id> vhcl1: expected a text such as vhcl01"],
    ["create-vehicle", "create-vehicle: pass either --trim or --model."],
    [
      `create-vehicle --trim ${trim} --model ${trim}`,
      "create-vehicle: pass either --trim or --model. You passed ",
    ],
    [
      `update-vehicle ${vehicle}`,
      "there is nothing to change; pass at least one of --battery-size-watt-hours, ",
    ],
    ["list-vehicles --raw-csv", "--raw-csv: only for CSV, but the output is ndjson."],
    ["list-vehicles --output json --bom", "--bom: only for CSV, but the output is json."],
    [
      `update-vehicle ${vehicle} --maximum-charge-limit-percentage 40`,
      "expected a whole number from 50 to 100.",
    ],
    ["list-vehicle", "Did you mean list-vehicles?"],
    ["list-vehicles too many", "too many arguments"],
    ["", ""],
  ])("%s", async (args, message) => {
    const { ev, requests } = commandLine();
    const { exitCode, stderr, stdout } = await ev(args === "" ? [] : args);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: "", requests: [] });
    expect(stderr).toContain(message);
  });
});

describe("a write", () => {
  test("sends the fields that were given, null among them", async () => {
    const { ev } = commandLine();
    const owner = ["--user", user, "--body-user", `https://api.ev.energy/v2/users/${user}`];
    const args = ["create-vehicle", "--trim", trim, ...owner];
    const created = JSON.parse((await ev([...args, "--output", "json"])).stdout);
    expect(created).toMatchObject({ integrated: "UNINTEGRATED" });
    const updated = await ev(
      `update-vehicle ${created.id} --battery-size-watt-hours 41000 --vehicle-class null`,
    );
    expect(JSON.parse(updated.stdout)).toMatchObject({
      battery_size_watt_hours: 41_000,
      vehicle_class: null,
    });
  });

  test("that is rejected ends with 1, its problem, and the flags of its fields", async () => {
    const { ev } = commandLine();
    const args = ["create-vehicle", "--trim", trim.replace("2BR", "2BX")];
    const { exitCode, stderr, stdout } = await ev(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("POST /vehicles: 400 Request failed validation: Error on fields");
    expect(stderr).toMatch(/\n {2}--user: .*\n {2}--body-user: .*\n {2}--trim: /);
    expect(stderr).toContain("\n  Set the user to act as with --user or EV_USER.\n");
    const json = JSON.parse((await ev([...args, "--json"])).stderr);
    expect(json.error).toMatchObject({
      kind: "validation",
      status: 400,
      exitCode: 1,
      problem: { status: 400 },
      flags: { "EvEnergy-User": "--user", user: "--body-user", trim: "--trim" },
    });
  });

  test("with an empty response writes nothing", async () => {
    const { ev } = commandLine();
    const empty = await ev(`delete-vehicle ${vehicle}`, {
      fetch: async () => new Response(null, { status: 204 }),
    });
    expect(empty).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

describe("data of others", () => {
  const bad = "\u001b]0;owned\u0007\u009b2J\u202e\r=1";
  const item = { id: vehicle, description: bad };
  const link = '<about:blank>; rel="next"';
  const fetch = async () =>
    Response.json([item, { id: vehicle, description: "=1+1" }], { headers: { link } });
  const error = async () =>
    Response.json({ title: bad, status: 400, field_errors: { user: [bad] } }, { status: 400 });

  test.each(["table", "json", "ndjson", "csv", "csv --raw-csv"])(
    "reaches a terminal as %s without a control character",
    async (format) => {
      const args = `list-vehicles --columns id,description --output ${format}`;
      const { exitCode, stdout } = await commandLine().ev(args, {
        fetch,
        terminal: 80,
        env: { NO_COLOR: "1" },
      });
      expect(exitCode).toBe(0);
      for (const control of ["\u001b", "\u0007", "\u009b", "\u202e", "\r"])
        expect(stdout).not.toContain(control);
      expect(stdout).toContain("owned");
    },
  );

  test("is not run by a spreadsheet, unless --raw-csv leaves it as it is; --bom comes first", async () => {
    const args = "list-vehicles --columns description --output csv";
    const { ev } = commandLine();
    expect((await ev(`${args} --bom`, { fetch })).stdout).toMatch(/^\ufeffdescription\n.*\n'=1\+1\n$/s);
    expect((await ev(`${args} --raw-csv`, { fetch })).stdout).toBe(`description\n"${bad}"\n=1+1\n`);
  });

  test("reaches nobody through an error", async () => {
    for (const json of ["", " --json"]) {
      const { exitCode, stderr } = await commandLine().ev(`list-vehicles${json}`, { fetch: error });
      expect(exitCode).toBe(1);
      for (const control of ["\u001b", "\u009b", "\u202e", "\r"]) expect(stderr).not.toContain(control);
    }
  });
});

test("retrieve with --expand prints nested fields on a terminal", async () => {
  const args = `retrieve-vehicle ${vehicle} --expand trim.model`;
  const { stdout } = await commandLine().ev(args, {
    terminal: 100,
    env: { EV_TOKEN: "mock-token", NO_COLOR: "1" },
  });
  expect(stdout).toMatch(
    /^id {2,}vhcl01.*^trim\n {2}id .*^ {2}name .*^ {2}model\n {4}id .*^ {4}name {2,}Leaf$/ms,
  );
  expect(stdout).not.toContain("{");
});

describe("--verbose", () => {
  test("tells about requests, responses, retries and waits on stderr, and shows no token", async () => {
    const { ev, mock } = commandLine();
    const { exitCode, stderr, stdout } = await ev(
      "list-vehicles --verbose --columns id --limit 1 --page-size 1",
      {
        fetch: failingOnce((request) => mock.fetch(request)),
      },
    );
    expect({ exitCode, lines: stdout.split("\n").length }).toEqual({ exitCode: 0, lines: 2 });
    for (const part of [
      /attempt 1: sent to http:.*page_size=1$/,
      /attempt 1: status 503/,
      /attempt 1: retrying in \d+ ms/,
      /attempt 2: status 200 in \d+ ms, \d+ of 1000 requests left/,
    ]) {
      expect(stderr).toMatch(new RegExp(part, "m"));
    }
    expect(stderr).not.toContain("mock-token");
  });
});

test("EV_LOG does the same as far as it says, and neither lets a control character through", async () => {
  const fetch = async () => Response.json({ title: "\u001b[2J", status: 400 }, { status: 400 });
  const env = { EV_TOKEN: "mock-token", EV_LOG: "error" };
  const { stderr } = await commandLine().ev("list-vehicles", { fetch, env });
  expect(stderr).toContain("\\u001b[2J");
  expect(stderr).not.toContain("\u001b");
  expect(stderr).not.toContain("sent to");
  expect(stderr.split("\n")).toHaveLength(3);
  expect((await commandLine().ev("list-vehicles", { fetch })).stderr.split("\n")).toHaveLength(2);
});

describe("--dry-run", () => {
  const env = { EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };

  test.each([
    ["list-vehicles --page-size 5 --expand user", "GET 'http://127.0.0.1:4010/v2/vehicles?"],
    ["status", "GET 'http://127.0.0.1:4010/v2/"],
    ["export list-vehicles --to /nowhere/a.csv", "GET 'http://127.0.0.1:4010/v2/vehicles?"],
    [`delete-vehicle ${vehicle}`, `DELETE http://127.0.0.1:4010/v2/vehicles/${vehicle}`],
    [`update-vehicle ${vehicle} --vehicle-class null`, "--data-raw '{\"vehicle_class\":null}'"],
  ])("%s shows the request and sends nothing, not even for a token", async (args, part) => {
    const { ev, requests } = commandLine();
    const { exitCode, stderr, stdout } = await ev(`${args} --dry-run`, { env });
    expect({ exitCode, stderr, requests }).toEqual({ exitCode: 0, stderr: "", requests: [] });
    expect(stdout).toMatch(/^curl --request /);
    expect(stdout).toContain(part);
    expect(stdout).toContain("--header 'authorization: Bearer [redacted]'");
    expect(stdout).not.toMatch(/mock-|Bearer redacted/);
  });

  test("still rejects what is wrong", async () => {
    expect((await commandLine().ev("list-vehicles --dry-run --user nobody")).exitCode).toBe(2);
    expect((await commandLine().ev("list-vehicles --dry-run --token tökén")).exitCode).toBe(2);
  });
});

/** The first request gets a 503, the others what `fetch` gives. */
function failingOnce(fetch: (request: Request) => Promise<Response>): Fetch {
  let failed = false;
  return async (request) => {
    if (failed) return fetch(request);
    failed = true;
    return new Response(null, { status: 503 });
  };
}

const redirecting = operations.filter(({ outcomes }) => outcomes.includes(302));

test.each(redirecting)(
  "$command writes where a redirect leads, if the OpenAPI document has the redirect",
  async (operation) => {
    const { ev } = commandLine();
    const ran = await ev(exampleWords(operation, inputsOf(operation, takenFlags)));
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(ran.stdout).location).toMatch(/^https:/);
  },
);

test("Ctrl-C ends with 130", async () => {
  const { exitCode } = await commandLine().ev("list-vehicles", { signal: AbortSignal.abort() });
  expect(exitCode).toBe(130);
});

test("a server that cannot be reached ends with 1 and says why", async () => {
  const fetch = async () => {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
    });
  };
  const { exitCode, stderr } = await commandLine().ev("create-vehicle --trim https://example.com/", {
    fetch,
  });
  expect(exitCode).toBe(1);
  for (const part of ["127.0.0.1:4010", "ECONNREFUSED"]) expect(stderr).toContain(part);
});

test("status shows server, version, scopes and budget", async () => {
  const { ev } = commandLine();
  expect(JSON.parse((await ev("status")).stdout)).toMatchObject({
    server: "http://127.0.0.1:4010/v2",
    version: "2",
    authentication: "token",
    "vehicle:read": "yes",
    "vehicle:write": "not known",
    "requests per hour": 1000,
  });
  const refused = await ev("status", { env: {} });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain("EV_TOKEN");
});
