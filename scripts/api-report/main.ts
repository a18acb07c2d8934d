/**
 * Maintains a report of each package's public types in `packages/<name>/api`, so that reviewers see changes to them:
 *
 *     pnpm api:update   writes the reports from the built packages
 *     pnpm api:check    fails if one of them is out of date
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { type Entry, publicEntries } from "./entries.ts";

const check = process.argv.includes("--check");
const packages = new URL("../../packages/", import.meta.url);
const temporary = mkdtempSync(join(tmpdir(), "api-report-"));
const outdated: string[] = [];

try {
  const entries = publicEntries(packages);
  for (const [entry, text] of reports(entries)) update(`${entry.folder}/api/${entry.file}.api.md`, text);
  for (const folder of new Set(entries.map((entry) => entry.folder))) removeOutdated(folder, entries);
} finally {
  rmSync(temporary, { recursive: true });
}
if (outdated.length > 0) {
  console.error(`The public types have changed:\n\n  ${outdated.join("\n  ")}\n`);
  console.error("Run `pnpm api:update` and commit the reports, so that reviewers see the change.");
  process.exitCode = 1;
}

/** Reports all entry points from one program, so that the libraries' declarations are read only once. */
function reports(entries: readonly Entry[]): [Entry, string][] {
  const configs = entries.map((entry) => [entry, configOf(entry)] as const);
  const [first, ...others] = configs.map(([, config]) => config);
  if (!first)
    throw new Error(
      "No published package has an entry point with types: add `types` to `exports` in its package.json.",
    );
  const additionalEntryPoints = others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath);
  const compilerState = CompilerState.create(first, { additionalEntryPoints });
  return configs.map(([entry, config]) => [entry, report(entry, config, compilerState)]);
}

function configOf({ folder, types, file }: Entry): ExtractorConfig {
  const project = fileURLToPath(new URL(`${folder}/`, packages));
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(project, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: project,
      mainEntryPointFilePath: join(project, types),
      newlineKind: "lf",
      compiler: {
        // api-extractor uses TypeScript 5.9, so the reports show what users of that version see.
        overrideTsconfig: {
          compilerOptions: {
            module: "nodenext",
            moduleResolution: "nodenext",
            target: "es2022",
            lib: ["es2023", "dom", "dom.iterable", "esnext.disposable", "esnext.iterator"],
            types: ["node"],
            skipLibCheck: true,
            strict: true,
          },
          files: [join(project, types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${folder}-${file}`,
        reportFolder: temporary,
        reportTempFolder: temporary,
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // The messages ask for release tags and for exports of internal types, which this project does not use.
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}

function report(
  { folder, name, file }: Entry,
  config: ExtractorConfig,
  compilerState: CompilerState,
): string {
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) console.error(`${name}: ${message.text}`);
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  const text = readFileSync(join(temporary, `${folder}-${file}.api.md`), "utf8");
  return text
    .replace(/^## API Report File for .*$/m, `## Public types of ${name}`)
    .replaceAll(/^ *\/\/ \(undocumented\)\n/gm, "");
}

function update(path: string, text: string): void {
  const target = new URL(path, packages);
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  if (check) outdated.push(`packages/${path}`);
  else {
    mkdirSync(new URL("./", target), { recursive: true });
    writeFileSync(target, text);
    console.log(`packages/${path}`);
  }
}

/** Removes the reports of entry points that no longer exist. */
function removeOutdated(folder: string, entries: readonly Entry[]): void {
  const current = entries.filter((entry) => entry.folder === folder).map(({ file }) => `${file}.api.md`);
  for (const name of readdirSync(new URL(`${folder}/api/`, packages))) {
    if (current.includes(name)) continue;
    if (check) outdated.push(`packages/${folder}/api/${name}`);
    else rmSync(new URL(`${folder}/api/${name}`, packages));
  }
}
