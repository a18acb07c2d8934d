import { describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("a usage error", () => {
  test("with --json, a missing command is reported as JSON", async () => {
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
    ["list-vehicles --output xml", "Allowed choices are table, json, ndjson, csv."],
    ["list-vehicles --columns id,naem", "--columns naem: expected one of id, "],
    ["list-vehicles --columns trim.model.name", "expand the reference first: --expand trim.model."],
    ["list-vehicles --expand trim --columns trim.model.name", "--expand trim.model."],
    [
      "list-vehicles --expand trim --columns trim.modell",
      "--columns trim.modell: trim has only the fields id",
    ],
    ["list-vehicles --max-wait soon", "--max-wait soon: expected a whole number"],
    [`list-vehicles --page-after ${vehicle} --page-before ${vehicle}`, "only one of after, before and from"],
    ["list-vehicles --user nobody", '--user (EV_USER): expected "user"'],
    ["list-users --email nobody", "--email nobody: expected an e-mail address."],
    ["list-charging-sub-sessions --is-finished maybe", "--is-finished maybe: expected true or false."],
    [
      "list-charging-sub-sessions --start-gt 2024-02-30T00:00:00Z",
      "--start-gt 2024-02-30T00:00:00Z: expected a time",
    ],
    ["retrieve-vehicle", "vehicle-id"],
    ["retrieve-vehicle vhcl1", "<vehicle-id> vhcl1: expected text such as vhcl01"],
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
    ["", "Usage: ev-vehicles"],
  ])("`ev-vehicles %s` exits with status 2 and sends nothing", async (args, message) => {
    const { ev, requests } = commandLine();
    const { exitCode, stderr, stdout } = await ev(args === "" ? [] : args);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: "", requests: [] });
    expect(stderr).toContain(message);
  });
});
