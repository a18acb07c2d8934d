import { describe, expect, test } from "vitest";
import { csvHeader, csvRecords } from "./csv-records.ts";

const file = { raw: false, terminal: false };
const cell = (value: unknown, style = file) => csvRecords([{ value, next: 1 }], ["value", "next"], style);

describe("a CSV cell", () => {
  test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "\u00a0@x"])(
    "the formula %j in a CSV cell is escaped, unless cells are raw",
    (value) => {
      expect(cell(value).replace('"', "")).toMatch(/^'/);
      expect(cell(value, { raw: true, terminal: false }).replace('"', "")).not.toMatch(/^'/);
    },
  );

  test("a formula in the CSV header is escaped", () => {
    expect(csvHeader(["=1"], file)).toBe("'=1\n");
  });

  test.each([
    [-5, "-5,1\n"],
    [-0.1033, "-0.1033,1\n"],
    [1e-7, "1e-7,1\n"],
    [true, "true,1\n"],
    [false, "false,1\n"],
    [null, ",1\n"],
    [undefined, ",1\n"],
    ["a=1", "a=1,1\n"],
    ["it's", "it's,1\n"],
    [{ a: "=1" }, '"{""a"":""=1""}",1\n'],
  ])("the value %j in a CSV cell is not escaped as a formula", (value, text) => {
    expect(cell(value)).toBe(text);
  });
});

describe("a control character in CSV", () => {
  const text = "a\u001b[2J\u009b\u202e\u061c\rb\tc\nd";

  test("control characters in a CSV cell are escaped, except tab, line feed and carriage return", () => {
    expect(cell(text)).toBe('"a\\u001b[2J\\u009b\\u202e\\u061c\rb\tc\nd",1\n');
  });

  test("raw CSV cells keep all control characters in a file, but only tab and line feed on a terminal", () => {
    expect(cell(text, { raw: true, terminal: false })).toBe(`"${text}",1\n`);
    expect(cell(text, { raw: true, terminal: true })).toBe(
      '"a\\u001b[2J\\u009b\\u202e\\u061c\\u000db\tc\nd",1\n',
    );
    expect(cell(text, { raw: false, terminal: true })).not.toContain("\r");
  });
});

test("CSV cells are quoted as in RFC 4180, and a record with one empty cell is not an empty line", () => {
  expect(cell('a,"b"')).toBe('"a,""b""",1\n');
  expect(csvRecords([{}, { value: "a" }], ["value"], file)).toBe('""\na\n');
  expect(csvRecords([], ["value"], file)).toBe("");
});
