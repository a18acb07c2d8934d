import { expect, it } from "vitest";
import { linkTarget } from "./link-target.ts";

it("follows links between guides, from the README and to the description", () => {
  expect(linkTarget("docs/pagination.md", "")).toBe("guides/pagination.html");
  expect(linkTarget("errors-and-retries.md#kinds", "docs/")).toBe("guides/errors-and-retries.html#kinds");
  expect(linkTarget("../spec/vehicles.yaml", "docs/")).toBe("openapi.yaml");
  expect(linkTarget("../README.md", "docs/")).toBe("index.html");
});

it("keeps addresses and anchors, and gives up what the site does not have", () => {
  expect(linkTarget("https://openapi-ts.dev/", "docs/")).toBe("https://openapi-ts.dev/");
  expect(linkTarget("#kinds", "docs/")).toBe("#kinds");
  expect(linkTarget("../packages/client", "docs/")).toBeNull();
});
