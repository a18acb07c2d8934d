import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, test } from "vitest";
import { int32, int64, isDate, isDateTime, isUri } from "./own-formats.ts";

describe("isUri", () => {
  const isUriByAjv = fullFormats.uri as (text: string) => boolean;

  test.each([
    "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
    "HTTP://user:pass@[2001:db8::1]:8080/a//b;c=1?x=/?#f/?",
    "about:blank",
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "mailto:a@example.com",
    "file:///etc/hosts",
    "http://",
    "http:/a",
    "a+b-c.1:x",
    "http://ex%41mple/%20",
  ])("isUri and ajv-formats accept %j", (text) => {
    expect([isUri(text), isUriByAjv(text)]).toEqual([true, true]);
  });

  test.each([
    "",
    "vehicles/1",
    "/v2/vehicles",
    "1http://x",
    "http://a b",
    "http://a/%zz",
    "http://a/%4",
    "http://a/b c",
    "http://[::1",
    "http://a/<b>",
    "http://a/#x#y",
    "https://ev.energy/ü",
    "://x",
  ])("isUri and ajv-formats reject %j", (text) => {
    expect([isUri(text), isUriByAjv(text)]).toEqual([false, false]);
  });

  test("isUri accepts a numeric or empty port, and rejects any other (RFC 3986, 3.2.3)", () => {
    expect([isUri("http://a:80/"), isUri("http://a:/"), isUri("http://a:port/")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("isUri rejects two invalid strings of 200,000 characters in less than a second", () => {
    const started = performance.now();
    expect(isUri(`http://${"a".repeat(200_000)} `)).toBe(false);
    expect(isUri(`a:${"/b".repeat(100_000)} `)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["2024-2-9", false],
  ["2024-13-01", false],
])("isDate(%j) is %s", (text, exists) => {
  expect(isDate(text)).toBe(exists);
});

test.each([
  ["2024-04-18T09:00:00.5+02:00", true],
  ["2024-02-30T09:00:00Z", false],
  ["2024-04-18T25:00:00Z", false],
  ["2024-04-18 09:00:00Z", false],
])("isDateTime(%j) is %s", (text, exists) => {
  expect(isDateTime(text)).toBe(exists);
});

test("the formats int32 and int64 reject fractions, and int32 rejects integers of more than 32 bits", () => {
  expect([2 ** 31 - 1, 2 ** 31, -(2 ** 31), 0.5].map(int32.validate)).toEqual([true, false, true, false]);
  expect([2 ** 40, 0.5].map(int64.validate)).toEqual([true, false]);
});
