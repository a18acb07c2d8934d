import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(`${root}${path}`, "utf8"));

it("all published packages are in one fixed group of .changeset/config.json", () => {
  const manifests = globSync("packages/*/package.json", { cwd: root }).map(read);
  const published = manifests.filter((manifest) => !manifest.private).map(({ name }) => name);
  const { fixed } = read(".changeset/config.json");
  expect(fixed.map((group: string[]) => group.toSorted())).toEqual([published.sort()]);
});

it("all published packages include their changelog", () => {
  const manifests = globSync("packages/*/package.json", { cwd: root }).map(read);
  const without = manifests.filter(
    ({ private: isPrivate, files }) => !isPrivate && !files?.includes("CHANGELOG.md"),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});
