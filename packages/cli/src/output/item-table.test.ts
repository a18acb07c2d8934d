import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { rounds } from "../testing/rounds.ts";
import { itemTable } from "./item-table.ts";
import { truncate, wrap } from "./text-width.ts";

const plain = (width: number | undefined, requested = 0) => ({ colour: false, width, requested });
const drawn = (...args: Parameters<typeof itemTable>) =>
  itemTable(...args)
    .text.trimEnd()
    .split("\n");

const vehicles = [
  { id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H", name: "電気自動車の名前", size: 40_000, note: "👩‍👩‍👧 family" },
  { id: "vhcl01HNARS42AVJN9QWQF6J52B7MB", name: "Zoë", size: null, note: "a\u001b[2J\nb" },
];

describe("a table", () => {
  test("a table that is not shown on a terminal truncates nothing", () => {
    expect(drawn(vehicles, ["id", "name", "size"], plain(undefined))).toEqual([
      "┌────────────────────────────────┬──────────────────┬───────┐",
      "│ id                             │ name             │ size  │",
      "├────────────────────────────────┼──────────────────┼───────┤",
      "│ vhcl01HRFF3SEVSCRAV9B3CHVDFN0H │ 電気自動車の名前 │ 40000 │",
      "│ vhcl01HNARS42AVJN9QWQF6J52B7MB │ Zoë              │       │",
      "└────────────────────────────────┴──────────────────┴───────┘",
    ]);
  });

  test("a table truncates cells that do not fit, and counts a wide character as two columns", () => {
    expect(drawn(vehicles, ["id", "name"], plain(51))).toEqual([
      "┌────────────────────────────────┬────────────────┐",
      "│ id                             │ name           │",
      "├────────────────────────────────┼────────────────┤",
      "│ vhcl01HRFF3SEVSCRAV9B3CHVDFN0H │ 電気自動車の…  │",
      "│ vhcl01HNARS42AVJN9QWQF6J52B7MB │ Zoë            │",
      "└────────────────────────────────┴────────────────┘",
    ]);
  });

  test("a table omits and reports the last columns if even truncated cells do not fit", () => {
    expect(itemTable(vehicles, ["id", "name", "size"], plain(30)).omitted).toEqual(["name", "size"]);
    expect(itemTable(vehicles, ["id", "name", "size"], plain(30, 3)).omitted).toEqual(["size"]);
    expect(itemTable(vehicles, ["id", "name", "size"], plain(40, 3)).omitted).toEqual([]);
  });

  test("a table cell shows a list without brackets, and expanded references in the list by name or ID", () => {
    const item = { scopes: ["a", "b"], cars: [{ name: "Leaf", id: "1" }, { id: "2" }, { x: 1 }] };
    expect(drawn([item], ["scopes", "cars"], plain(undefined))[3]).toBe('│ a, b   │ Leaf, 2, {"x":1} │');
  });

  test("all lines of a table are equally wide, and fit any terminal of 12 columns or more", () => {
    const random = randomNumbers(60);
    const characters = ["a", "Z", " ", "車", "é", "👩‍👩‍👧", "\u001b", "\u202e", "n\u0308", "｡", "🇬🇧", "\n"];
    const text = () =>
      Array.from({ length: random() * 40 }, () => characters[Math.floor(random() * characters.length)]).join(
        "",
      );
    for (let round = 0; round < 100 * rounds; round++) {
      const columns = Array.from(
        { length: 1 + random() * 8 },
        (_, index) => `${"c".repeat(random() * 30)}${index}`,
      );
      const items = Array.from({ length: random() * 4 }, () =>
        Object.fromEntries(columns.map((one) => [one, text()])),
      );
      const width = 12 + Math.floor(random() * 100);
      const table = drawn(items, columns, plain(width, Math.floor(random() * (columns.length + 1))));
      const widths = new Set(table.map((line) => stringWidth(line)));
      expect([...widths], table.join("\n")).toHaveLength(1);
      expect([...widths][0]).toBeLessThanOrEqual(width);
      for (const control of ["\u001b", "\u202e"]) expect(table.join("")).not.toContain(control);
    }
  });
});

test("text is truncated and wrapped between characters, never inside a character", () => {
  expect(truncate("車車車", 5)).toBe("車車…");
  expect(truncate("車車車", 4)).toBe("車…");
  expect(truncate("👩‍👩‍👧👩‍👩‍👧", 3)).toBe("👩‍👩‍👧…");
  expect(truncate("abc", 3)).toBe("abc");
  expect(wrap("車車a車", 3)).toEqual(["車", "車a", "車"]);
  expect(wrap("", 3)).toEqual([""]);
});
