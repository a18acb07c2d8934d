import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toAnnotations } from "./report/annotations.ts";
import { toMarkdown } from "./report/markdown.ts";
import { type Review, review } from "./review.ts";

const fixture = fileURLToPath(new URL("fixtures/repository", import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "spec-review-test-"));
  cpSync(fixture, root, { recursive: true });
  git("init", "--quiet", "--initial-branch=main");
  commit("The base");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("an unchanged API description passes the spec review, and needs no changeset", async () => {
  const result = await reviewed();
  expect(result).toMatchObject({
    passed: true,
    changes: [],
    typeLines: [],
    changeset: { kind: "not needed" },
  });
  expect(result.score).toBe(result.baseScore);
});

it("a removed enum value of a response needs a minor bump, and the spec review writes the changeset", async () => {
  edit("spec/vehicles.yaml", ", INACTIVE]", "]");
  const result = await reviewed();
  expect(result).toMatchObject({ passed: true, written: true, changeset: { needed: "minor" } });
  expect(changesets().map(read)).toEqual([
    [
      "---",
      '"@ev-vehicles/types": minor',
      '"@ev-vehicles/client": minor',
      '"@ev-vehicles/mock": minor',
      '"@ev-vehicles/mcp": minor',
      '"@ev-vehicles/cli": minor',
      "---\n",
      "The description of the API has changed. `Vehicle.integrated` no longer has `INACTIVE`. Remove code for `INACTIVE`.\n",
    ].join("\n"),
  ]);
  expect(toMarkdown(result)).toContain(
    "| 🟢 minor | minor | `Vehicle.integrated` no longer has `INACTIVE` | `listVehicles` |",
  );
  expect(toMarkdown(result)).toContain('- Vehicle.integrated: "ACTIVE" | "INACTIVE"');
});

it("a spec change is reported with the affected packages, and annotated on its line", async () => {
  edit("spec/vehicles.yaml", "required: [integrated]", "required: []");
  const result = await reviewed({ check: true });
  const markdown = toMarkdown(result);
  expect(markdown).toContain("`Vehicle` may now lack `integrated`");
  expect(markdown).toContain("- `Vehicle`: handle `integrated` being `undefined`");
  expect(markdown).toContain(
    "- `@ev-vehicles/client`: the types of its calls, what `validateResponses` checks",
  );
  expect(markdown).toContain("- `@ev-vehicles/mock`: the description that it serves");
  expect(toAnnotations(result)).toEqual([
    "::warning file=spec/vehicles.yaml,line=23,title=May break users::Vehicle may now lack `integrated`. What users have to do: handle `integrated` being `undefined`.",
    expect.stringMatching(
      /^::error file=\.changeset\/spec-\w+\.md,title=Changeset::The changes need a minor changeset:/,
    ),
  ]);
});

it("a changeset whose bump is too low fails the spec review, and the report says what to write", async () => {
  edit("spec/vehicles.yaml", ", INACTIVE]", "]");
  writeFileSync(join(root, ".changeset/low.md"), '---\n"@ev-vehicles/types": patch\n---\n\nSomething.\n');
  const result = await reviewed();
  expect(result).toMatchObject({ passed: false, changeset: { kind: "too low", needed: "minor" } });
  expect(toMarkdown(result)).toContain('Write `"@ev-vehicles/types": minor` in it');
  expect(changesets()).toEqual([".changeset/low.md"]);
});

it("the spec review ignores a changeset that is older than the branch", async () => {
  writeFileSync(join(root, ".changeset/old.md"), '---\n"@ev-vehicles/types": major\n---\n\nBefore.\n');
  commit("Another changeset");
  edit("spec/vehicles.yaml", ", INACTIVE]", "]");
  const result = await reviewed({ check: true });
  expect(result).toMatchObject({ passed: false, written: false, changeset: { kind: "missing" } });
  expect(changesets()).toEqual([".changeset/old.md"]);
});

it("a new operation needs a minor bump and is named in the changeset, and a changed example needs a patch bump", async () => {
  edit("spec/vehicles.yaml", "  /vehicles:", newPath);
  expect(await reviewed()).toMatchObject({
    changeset: {
      needed: "minor",
      sentence: expect.stringContaining("`retrieveStatus (GET /status)` can be called."),
    },
    typeLines: ['+ paths["/status"]: { … }', "+ operations.retrieveStatus: { … }"],
  });
  git("checkout", "--quiet", ".");
  rmSync(join(root, ".changeset"), { recursive: true });
  mkdirSync(join(root, ".changeset"));
  edit("spec/examples/Vehicle.json", "ACTIVE", "INACTIVE");
  expect(await reviewed()).toMatchObject({ changeset: { needed: "patch" }, typeLines: [] });
});

it("moving a schema to its own file is not reported as a spec change", async () => {
  const [head = "", schema = ""] = read("spec/vehicles.yaml").split("  schemas:\n    Vehicle:\n");
  writeFileSync(join(root, "spec/schemas.yaml"), `Vehicle:\n${schema.replaceAll(/^ {4}/gm, "")}`);
  const moved = head.replace('"#/components/schemas/Vehicle"', '"schemas.yaml#/Vehicle"');
  writeFileSync(join(root, "spec/vehicles.yaml"), moved);
  const result = await reviewed({ check: true });
  expect(result).toMatchObject({ changes: [], typeLines: [], changeset: { kind: "not needed" } });
  expect(toMarkdown(result)).toContain("Redocly's diff finds no changes.");
});

it("what the base branch adds after the branch point is not reported as removed", async () => {
  git("checkout", "--quiet", "-b", "branch");
  git("checkout", "--quiet", "main");
  edit("spec/vehicles.yaml", ", INACTIVE]", ", INACTIVE, LOST]");
  commit("Another value on main");
  git("checkout", "--quiet", "branch");
  expect(await reviewed()).toMatchObject({ changeset: { kind: "not needed" } });
});

it("if the base commit has no API description, everything is new and needs a minor bump", async () => {
  git("checkout", "--quiet", "--orphan", "empty");
  git("rm", "-r", "--quiet", "--cached", "spec");
  commit("No description yet", ".changeset");
  git("add", "spec");
  const result = await reviewed({ base: "empty" });
  expect(result).toMatchObject({ isFirst: true, passed: true, changeset: { needed: "minor" } });
  expect(toMarkdown(result)).toContain("everything is new");
});

it("for an unknown base commit, the spec review fails and says what to do", async () => {
  await expect(reviewed({ base: "trunk" })).rejects.toThrow(
    'There is no branch, tag or commit "trunk". Fetch it (`git fetch origin trunk`)',
  );
});

it("a lint problem fails the spec review, and is listed with its file and line", async () => {
  edit("spec/vehicles.yaml", "operationId: listVehicles", "operationId: list vehicles");
  const result = await reviewed();
  expect(result.passed).toBe(false);
  const markdown = toMarkdown(result);
  expect(markdown).toContain("| ❌ | Lint | 1 problem |");
  expect(markdown).toContain("- `spec/vehicles.yaml:6:20`\n");
  expect(markdown).toContain("(operation-operationId-url-safe)");
  expect(toAnnotations(result)).toContainEqual(
    expect.stringMatching(
      /^::error file=spec\/vehicles\.yaml,line=6,col=20,title=operation-operationId-url-safe::Operation/,
    ),
  );
});

const newPath = `  /status:
    get:
      operationId: retrieveStatus
      summary: Retrieve the status
      description: Says how things are.
      responses: { "204": { description: All is well. } }
  /vehicles:`;

function reviewed(options: { base?: string; check?: boolean } = {}): Promise<Review> {
  return review({ root, base: "main", check: false, ...options });
}

function git(...args: string[]): void {
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  execFileSync("git", [...identity, ...args], { cwd: root, stdio: "ignore" });
}

function commit(message: string, path = "."): void {
  git("add", path);
  git("commit", "--quiet", "--message", message);
}

function edit(path: string, before: string, after: string): void {
  const content = read(path);
  expect(content).toContain(before);
  writeFileSync(join(root, path), content.replace(before, after));
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function changesets(): string[] {
  return readdirSync(join(root, ".changeset"))
    .filter((name) => name !== "README.md")
    .map((name) => `.changeset/${name}`);
}
