import { expect, test } from "vitest";
import { figure, speed, withSpread } from "./figures.ts";
import { asMarkdown, asText } from "./table.ts";

const table = {
  caption: "Fruit:",
  head: ["name", "weight"],
  rows: [
    ["apple", "100 g"],
    ["fig", "9 g"],
  ],
};

test("asMarkdown pads a table's columns, and aligns all but the first to the right", () => {
  expect(asMarkdown(table)).toBe(
    [
      "Fruit:",
      "",
      "| name  | weight |",
      "| ----- | -----: |",
      "| apple |  100 g |",
      "| fig   |    9 g |",
    ].join("\n"),
  );
});

test("asText pads a table's columns, and underlines its head", () => {
  expect(asText(table)).toBe(
    ["Fruit:", "name   weight", "-----  ------", "apple   100 g", "fig       9 g"].join("\n"),
  );
});

test("figure() shows about three significant digits, and withSpread() adds the minimum and maximum", () => {
  expect([0.04567, 0.4567, 4.567, 45.67, 456.7, 4567].map(figure)).toEqual([
    "0.046",
    "0.457",
    "4.57",
    "45.7",
    "457",
    "4567",
  ]);
  expect(withSpread({ median: 2, min: 1, max: 3 })).toBe("2.00 (1.00–3.00)");
});

test("speed() shows the median of the rounds' ratios, and the ratio of the best rounds", () => {
  expect(speed([10, 20, 30], [20, 25, 60])).toBe("0.50, at best 0.50");
  expect(speed([10, 20, 30], [10, 40, 60])).toBe("0.50, at best 1.00");
});
