import { expect, it } from "vitest";
import { linkTarget } from "./link-target.ts";
import { pagesBySource } from "./markdown-files.ts";

const pages = pagesBySource([
  { source: "docs/pagination.md", file: "guides/pagination.html" },
  { source: "packages/client/README.md", file: "packages/client.html" },
]);

it("follows links between guides, packages, the README and the description", () => {
  expect(linkTarget("docs/pagination.md", "README.md", pages)).toBe("guides/pagination.html");
  expect(linkTarget("pagination.md#going-on", "docs/mock.md", pages)).toBe("guides/pagination.html#going-on");
  expect(linkTarget("packages/client", "README.md", pages)).toBe("packages/client.html");
  expect(linkTarget("../../docs/pagination.md", "packages/client/README.md", pages)).toBe(
    "guides/pagination.html",
  );
  expect(linkTarget("../spec/vehicles.yaml", "docs/mock.md", pages)).toBe("openapi.yaml");
  expect(linkTarget("../README.md", "docs/mock.md", pages)).toBe("index.html");
});

it("keeps addresses and anchors, and gives up what the site does not have", () => {
  expect(linkTarget("https://openapi-ts.dev/", "docs/mock.md", pages)).toBe("https://openapi-ts.dev/");
  expect(linkTarget("#kinds", "docs/mock.md", pages)).toBe("#kinds");
  expect(linkTarget("../LICENSE", "docs/mock.md", pages)).toBeNull();
});
