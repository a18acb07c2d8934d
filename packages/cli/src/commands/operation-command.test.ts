import { describe, expect, test } from "vitest";
import { exampleWords } from "../input/example-line.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { readOperations } from "../spec/read-operations.ts";
import { commandLine } from "../testing/run-in-process.ts";
import { takenFlags } from "./shared-flags.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";

describe("every operation of the description", () => {
  const operations = readOperations().map((operation) => [operation.command, operation] as const);

  test.each(operations)(
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
    for (const [name] of operations) expect(stdout).toContain(`\n  ${name} `);
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

  test("is a table on a terminal, no wider than it, and says what had no room", async () => {
    const { ev } = commandLine();
    const { stderr, stdout } = await ev("list-vehicles --limit 3", { terminal: 80 });
    expect(
      Math.max(...stdout.split("\n").map((line) => line.replaceAll("\u001b[1m", "").length)),
    ).toBeLessThan(90);
    expect(stdout).toContain("│");
    expect(stderr).toContain("choose with --columns");
    const plain = await ev("list-vehicles --limit 3", {
      terminal: 80,
      env: { EV_TOKEN: "mock-token", NO_COLOR: "1" },
    });
    expect(plain.stdout + plain.stderr).not.toContain("\u001b");
  });
});

describe("what is wrong is named before anything is sent", () => {
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
    ["list-vehicles --expand owner", "--expand owner: expected a list, parted by commas, of user, trim"],
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
      "--start-gt 2024-02-30T00:00:00Z: expected a moment",
    ],
    ["retrieve-vehicle", "vehicle-id"],
    ["retrieve-vehicle vhcl1", "<vehicle-id> vhcl1: expected a text such as vhcl01"],
    ["create-vehicle", "create-vehicle: expected exactly one of these: --trim; --model. Given: no field."],
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

  test("that is refused ends with 1 and its problem", async () => {
    const { ev } = commandLine();
    const args = ["create-vehicle", "--trim", trim.replace("2BR", "2BX")];
    const { exitCode, stderr, stdout } = await ev(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^ev-vehicles: POST \/vehicles answered 400 .*\n {2}[\w-]+: /);
    expect(stderr).toContain("\n  Name the user to act as with --user or EV_USER.\n");
    const json = JSON.parse((await ev([...args, "--json"])).stderr);
    expect(json.error).toMatchObject({
      kind: "validation",
      status: 400,
      exitCode: 1,
      problem: { status: 400 },
    });
  });

  test("that answers nothing writes nothing", async () => {
    const { ev } = commandLine();
    const empty = await ev(`delete-vehicle ${vehicle}`, {
      fetch: async () => new Response(null, { status: 204 }),
    });
    expect(empty).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

const redirecting = readOperations().filter(({ outcomes }) => outcomes.includes(302));

test.each(redirecting)(
  "$command answers a redirect that the description foresees with where it leads",
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
  expect(stderr).toContain("no connection to the server (ECONNREFUSED)");
});

test("status shows server, version, scopes and budget", async () => {
  const { ev } = commandLine();
  expect(JSON.parse((await ev("status")).stdout)).toMatchObject({
    server: "http://127.0.0.1:4010/v2",
    version: "2",
    authentication: "token",
    "vehicle:read": "yes",
    "vehicle:write": "not known",
    "requests an hour": 1000,
  });
  const refused = await ev("status", { env: {} });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain("EV_TOKEN");
});
