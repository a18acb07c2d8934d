import { describe, expect, it } from "vitest";
import { entryPoints, guideNames, linkTarget, pageOf, readOpening } from "./repository.ts";

describe("guideNames", () => {
  it("guideNames lists the guides in the order in which a user needs them, without the benchmarks", () => {
    const names = guideNames();
    const expected = ["authentication", "pagination", "expansion", "errors-and-retries", "rate-limits"];
    expect(names.filter((name) => expected.includes(name))).toEqual(expected);
    expect(names).not.toContain("benchmarks");
  });
});

describe("linkTarget", () => {
  it("linkTarget turns a link to a file into the address of the file's page", () => {
    expect(linkTarget("docs/pagination.md", "README.md")).toBe("/guides/pagination/");
    expect(linkTarget("pagination.md#errors", "docs/mock.md")).toBe("/guides/pagination/#errors");
    expect(linkTarget("packages/client", "README.md")).toBe("/packages/client/");
    expect(linkTarget("../packages/client/", "docs/mock.md")).toBe("/packages/client/");
    expect(linkTarget("../../docs/pagination.md", "packages/client/README.md")).toBe("/guides/pagination/");
    expect(linkTarget("../spec/vehicles.yaml", "docs/mock.md")).toBe("/openapi.yaml");
    expect(linkTarget("../README.md", "docs/mock.md")).toBe("/");
    expect(linkTarget("docs/benchmarks.md", "CONTRIBUTING.md")).toBe("/contributing/benchmarks/");
  });

  it("linkTarget keeps a URL or fragment, and returns nothing for a file without a page", () => {
    expect(linkTarget("https://openapi-ts.dev/", "docs/mock.md")).toBe("https://openapi-ts.dev/");
    expect(linkTarget("mailto:security@example.com", "docs/mock.md")).toBe("mailto:security@example.com");
    expect(linkTarget("#kinds", "docs/mock.md")).toBe("#kinds");
    expect(linkTarget("../LICENSE", "docs/mock.md")).toBeUndefined();
    expect(linkTarget("../packages/contract/README.md", "docs/mock.md")).toBeUndefined();
  });
});

it("a file that is not published has no page on the site", () => {
  expect(pageOf("packages/bench/README.md")).toBeUndefined();
  expect(pageOf("examples/fleet-report/src/main.ts")).toBeUndefined();
});

it("entryPoints finds the declaration file of each export of a package", () => {
  const { client, "client/oauth": oauth } = entryPoints("client");
  expect(client).toMatch(/packages\/client\/dist\/index\.d\.ts$/);
  expect(oauth).toMatch(/packages\/client\/dist\/oauth\.d\.ts$/);
});

it("readOpening returns a file's title and first paragraph as plain text", () => {
  expect(readOpening("# The `mock`\n\nThe API\nin [memory](mock.md).\n\n## Seed\n")).toEqual({
    title: "The mock",
    lead: "The API in memory.",
  });
  expect(readOpening("# Lists\n\n## Pages\n\nText.\n")).toEqual({ title: "Lists", lead: "" });
  expect(readOpening("No title.\n").title).toBe("");
});
