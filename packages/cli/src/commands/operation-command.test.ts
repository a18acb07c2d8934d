import { describe, expect, test } from "vitest";
import { exampleWords } from "../input/example-line.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { operations } from "../spec/operations.ts";
import { commandLine } from "../testing/run-in-process.ts";
import { reservedFlags } from "./shared-flags.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";

describe("the command of an operation", () => {
  const named = operations.map((operation) => [operation.command, operation] as const);

  test.each(named)(
    "`ev-vehicles %s --help` lists every input, and shows an example that is a valid command line",
    async (name, operation) => {
      const { ev, requests } = commandLine();
      const help = await ev([name, "--help"]);
      expect(help).toMatchObject({ exitCode: 0, stderr: "" });
      expect(help.stdout).toContain(`Example:\n  ev-vehicles ${name}`);
      const inputs = inputsOf(operation, reservedFlags);
      expect(new Set(inputs.map(({ label }) => label)).size).toBe(inputs.length);
      for (const { label } of inputs) expect(help.stdout).toContain(label);
      const result = await ev(exampleWords(operation, inputs));
      // Some examples contain IDs that the mock does not know: their calls fail with 404, and exit with status 1.
      expect(operation.list ? [0] : [0, 1], result.stderr).toContain(result.exitCode);
      expect(requests.length).toBeGreaterThan(0);
    },
  );

  test("`ev-vehicles --help` lists the command of every operation", async () => {
    const { stdout } = await commandLine().ev("--help");
    for (const { command } of operations) expect(stdout).toContain(`\n  ${command} `);
  });
});

describe("the command of a list", () => {
  test("a list command reads to the end of the list, or until it has --limit items", async () => {
    const { ev, requests } = commandLine({ vehicles: 30 });
    const all = await ev("list-vehicles --page-size 7");
    const ids = all.stdout.trim().split("\n");
    expect(new Set(ids.map((line) => JSON.parse(line).id)).size).toBe(30);
    expect(requests).toHaveLength(5);
    expect((await ev("list-vehicles --limit 9 --page-size 7")).stdout.trim().split("\n")).toHaveLength(9);
    expect((await ev("list-vehicles --limit 0")).stdout).toBe("");
  });

  test("--page-after reads a list forward from an item, and --page-before reads it backward", async () => {
    const { ev } = commandLine();
    const ids = (await ev("list-vehicles --output csv --columns id")).stdout.trim().split("\n").slice(1);
    const after = await ev(`list-vehicles --output csv --columns id --page-after ${ids[9]} --limit 2`);
    expect(after.stdout).toBe(`id\n${ids[10]}\n${ids[11]}\n`);
    const before = await ev(`list-vehicles --output csv --columns id --page-before ${ids[9]} --limit 2`);
    expect(before.stdout).toBe(`id\n${ids[8]}\n${ids[7]}\n`);
  });

  test("--columns selects fields of expanded references in JSON, NDJSON and CSV", async () => {
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

  test("a table shows expanded references right after the ID, before other columns", async () => {
    const { ev } = commandLine();
    const { stdout } = await ev("list-vehicles --limit 3 --expand user,trim.model", { terminal: 140 });
    expect(stdout.split("\n")[1]).toMatch(
      /id .*│ user\.email .*│ trim\.name .*│ trim\.model\.name .*│ integrated/,
    );
    expect(stdout).toContain("Model 3");
    const users = "list-users --limit 1 --expand default_location.tariff";
    expect((await ev(users, { terminal: 140 })).stdout).toContain("default_location.tariff.name");
  });

  test.each([30, 60, 80, 100])("a table fits a terminal that is %d columns wide", async (width) => {
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

  test("if a table is too wide for the terminal, a hint recommends --columns, without colours if NO_COLOR is set", async () => {
    const { ev } = commandLine();
    const { stderr, stdout } = await ev("list-vehicles --limit 3", { terminal: 80 });
    const plainLines = stdout.replaceAll("\u001b[1m", "").replaceAll("\u001b[22m", "").split("\n");
    expect(Math.max(...plainLines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain("│");
    expect(stderr).toContain("Select columns with --columns");
    const plain = await ev("list-vehicles --limit 3", {
      terminal: 80,
      env: { EV_TOKEN: "mock-token", NO_COLOR: "1" },
    });
    expect(plain.stdout + plain.stderr).not.toContain("\u001b");
  });
});

describe("the command of a write", () => {
  test("a write command sends the fields that its flags set, including null", async () => {
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

  test("a write command that the API rejects exits with status 1 and names the flags of the invalid fields", async () => {
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

  test("a command prints nothing if the response is empty", async () => {
    const { ev } = commandLine();
    const empty = await ev(`delete-vehicle ${vehicle}`, {
      fetch: async () => new Response(null, { status: 204 }),
    });
    expect(empty).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

test("on a terminal, the fields of an expanded reference are indented", async () => {
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

const redirecting = operations.filter(({ nonErrorStatuses }) => nonErrorStatuses.includes(302));

test.each(redirecting)(
  "`ev-vehicles $command` prints the URL to which the API redirects",
  async (operation) => {
    const { ev } = commandLine();
    const result = await ev(exampleWords(operation, inputsOf(operation, reservedFlags)));
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(result.stdout).location).toMatch(/^https:/);
  },
);
