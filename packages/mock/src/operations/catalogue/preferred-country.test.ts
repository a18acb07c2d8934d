import { expect, test } from "vitest";
import { preferredCountry } from "./preferred-country.ts";

test.each([
  ["en-GB", "GB"],
  ["de, en-gb;q=0.9, en-US;q=0.8", "GB"],
  ["en-US;q=0.2, fr-CA; Q=0.7", "CA"],
  ["zh-Hant-TW", "TW"],
  ["en-US;q=0, en-IE;q=0.1", "IE"],
  ["en", undefined],
  ["*", undefined],
  ["", undefined],
  [undefined, undefined],
])("the preferred country for the Accept-Language header %j is %j", (header, country) => {
  expect(preferredCountry(header)).toBe(country);
});
