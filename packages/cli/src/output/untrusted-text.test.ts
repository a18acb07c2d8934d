import { describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";

describe("untrusted text", () => {
  const hostile = "\u001b]0;owned\u0007\u009b2J\u202e\r=1";
  const item = { id: vehicle, description: hostile };
  const link = '<about:blank>; rel="next"';
  const fetch = async () =>
    Response.json([item, { id: vehicle, description: "=1+1" }], { headers: { link } });
  const error = async () =>
    Response.json({ title: hostile, status: 400, field_errors: { user: [hostile] } }, { status: 400 });

  test.each(["table", "json", "ndjson", "csv", "csv --raw-csv"])(
    "no control character reaches a terminal with --output %s",
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

  test("CSV escapes formulas unless --raw-csv is set, and --bom adds a byte order mark", async () => {
    const args = "list-vehicles --columns description --output csv";
    const { ev } = commandLine();
    expect((await ev(`${args} --bom`, { fetch })).stdout).toMatch(/^\ufeffdescription\n.*\n'=1\+1\n$/s);
    expect((await ev(`${args} --raw-csv`, { fetch })).stdout).toBe(`description\n"${hostile}"\n=1+1\n`);
  });

  test("an error message contains no control character from the API's text", async () => {
    for (const json of ["", " --json"]) {
      const { exitCode, stderr } = await commandLine().ev(`list-vehicles${json}`, { fetch: error });
      expect(exitCode).toBe(1);
      for (const control of ["\u001b", "\u009b", "\u202e", "\r"]) expect(stderr).not.toContain(control);
    }
  });
});
