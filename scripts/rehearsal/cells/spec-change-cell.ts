import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, parseDocument } from "yaml";
import { type Cell, tryCell } from "../cell.ts";
import { buildClone, type Published, versionClone, versionsIn } from "../publish.ts";
import { run } from "../run.ts";

/** A field that the API does not have, so that it can only come from the changed description. */
const field = "rehearsed_range_meters";

/**
 * The files of each package that are generated from the description: types, validators and the document itself. The other
 * packages import these from the same version of `types`.
 */
const generatedFiles: Readonly<Record<string, readonly RegExp[]>> = {
  "@ev-vehicles/types": [/^dist\/openapi\.json$/, /^dist\/.*\.d\.ts$/, /^dist\/.*\.js$/],
  "@ev-vehicles/mock": [/^dist\/.*\.js$/],
  "@ev-vehicles/mcp": [/^dist\/.*\.js$/],
  "@ev-vehicles/cli": [/^dist\/.*\.js$/],
};

/**
 * Checks that a change to the description is released in all packages: `pnpm spec:review` writes the changeset, all packages get
 * the next version and depend on it, and the generated files contain the change.
 */
export async function specChangeCell(clone: string): Promise<Cell> {
  return tryCell("a changed description", "all packages", async () => {
    const before = versionsIn(clone);
    changeDescription(clone);
    await run("pnpm", ["--silent", "spec:review", "HEAD"], { cwd: clone });
    await versionClone(clone);
    await buildClone(clone);
    const packed = await pack(clone);
    const problems = Object.entries(versionsIn(clone)).flatMap(([name, version]) =>
      problemsOf(name, version, before, packed),
    );
    if (problems.length > 0) throw new Error(problems.join("; "));
    const [name, version] = Object.entries(versionsIn(clone))[0] ?? [];
    return `${Object.keys(before).length} packages went from ${before[name ?? ""]} to ${version}; ${Object.keys(generatedFiles).length} contain the new field`;
  });
}

function changeDescription(clone: string): void {
  const path = join(clone, "spec/schemas/vehicles.yaml");
  const document = parseDocument(readFileSync(path, "utf8"));
  document.setIn(
    ["Vehicle", "properties", field],
    new Document({
      type: "integer",
      format: "int64",
      description: "How far the vehicle can drive, in meters.",
    }).contents,
  );
  writeFileSync(path, document.toString({ lineWidth: 0 }));
}

/** The files of each packed package, by path. */
async function pack(clone: string): Promise<Record<string, Readonly<Record<string, string>>>> {
  const folder = join(clone, "../packed");
  const packed: Record<string, Record<string, string>> = {};
  for (const name of Object.keys(versionsIn(clone))) {
    const target = join(folder, name);
    mkdirSync(target, { recursive: true });
    await run("pnpm", ["--filter", name, "pack", "--pack-destination", target], { cwd: clone });
    const [tarball] = readdirSync(target);
    await run("tar", ["-xzf", join(target, tarball ?? ""), "-C", target], { cwd: target });
    packed[name] = filesIn(join(target, "package"));
  }
  return packed;
}

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

function problemsOf(
  name: string,
  version: string,
  before: Published,
  packed: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  const files = packed[name] ?? {};
  const manifest = JSON.parse(files["package.json"] ?? "{}");
  const problems: string[] = [];
  if (version === before[name] || manifest.version !== version) problems.push(`${name} is still ${version}`);
  if (!files["CHANGELOG.md"]?.includes(`## ${version}`))
    problems.push(`the changelog of ${name} has no ${version}`);
  for (const [dependency, range] of Object.entries((manifest.dependencies ?? {}) as Record<string, string>)) {
    if (dependency in before && range !== `^${version}`)
      problems.push(`${name} depends on ${dependency} ${range}`);
  }
  for (const pattern of generatedFiles[name] ?? []) {
    const matching = Object.entries(files).filter(([path]) => pattern.test(path));
    if (!matching.some(([, content]) => content.includes(field))) {
      problems.push(`no file of ${name} that matches ${pattern.source} contains ${field}`);
    }
  }
  return problems;
}
