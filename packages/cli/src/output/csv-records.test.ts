import { describe, expect, test } from "vitest";
import { csvHeader, csvRecords } from "./csv-records.ts";

const file = { raw: false, terminal: false };
const cell = (value: unknown, style = file) => csvRecords([{ value, next: 1 }], ["value", "next"], style);

describe("a cell that a spreadsheet would run", () => {
  test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "\u00a0@x"])(
    "is made text: %j",
    (value) => {
      expect(cell(value).replace('"', "")).toMatch(/^'/);
      expect(cell(value, { raw: true, terminal: false }).replace('"', "")).not.toMatch(/^'/);
    },
  );

  test("is one in the header as well", () => {
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
  ])("is not %j", (value, text) => {
    expect(cell(value)).toBe(text);
  });
});

describe("a control character in CSV", () => {
  const text = "a\u001b[2J\u009b\u202e\u061c\rb\tc\nd";

  test("is spelled out, except the white space that the format can hold", () => {
    expect(cell(text)).toBe('"a\\u001b[2J\\u009b\\u202e\\u061c\rb\tc\nd",1\n');
  });

  test("stays with --raw-csv in a file, and is spelled out on a terminal all the same", () => {
    expect(cell(text, { raw: true, terminal: false })).toBe(`"${text}",1\n`);
    expect(cell(text, { raw: true, terminal: true })).toBe(
      '"a\\u001b[2J\\u009b\\u202e\\u061c\\u000db\tc\nd",1\n',
    );
    expect(cell(text, { raw: false, terminal: true })).not.toContain("\r");
  });
});

test("records are quoted where RFC 4180 asks for it, and an only cell that is empty is no empty line", () => {
  expect(cell('a,"b"')).toBe('"a,""b""",1\n');
  expect(csvRecords([{}, { value: "a" }], ["value"], file)).toBe('""\na\n');
  expect(csvRecords([], ["value"], file)).toBe("");
});
