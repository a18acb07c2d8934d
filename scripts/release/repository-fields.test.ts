import { expect, it } from "vitest";
import { withRepository } from "./repository-fields.ts";

const repository = "https://github.com/owner/name";

it("withRepository adds the URLs of the package's home page, issues and sources", () => {
  const manifest = { name: "@ev-vehicles/mock", version: "0.1.0", type: "module" };
  expect(withRepository(manifest, "packages/mock", repository)).toEqual({
    ...manifest,
    homepage: "https://github.com/owner/name/tree/main/packages/mock#readme",
    bugs: { url: "https://github.com/owner/name/issues" },
    repository: { type: "git", url: "git+https://github.com/owner/name.git", directory: "packages/mock" },
  });
});
