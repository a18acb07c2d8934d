import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { generatedTypes } from "@ev-vehicles/scripts/generated-types";

const compiler = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
// A folder inside the package, so that the compiler finds type packages, but one that no other compilation includes.
const parent = fileURLToPath(new URL("../../node_modules/", import.meta.url));

/**
 * The compiler's errors if the types of other descriptions differ from the original's, otherwise none: the parameters, body
 * and responses of each operation must be assignable both ways.
 */
export async function typeDifferences(
  original: OpenApiDocument,
  others: Readonly<Record<string, OpenApiDocument>>,
): Promise<readonly string[]> {
  const folder = mkdtempSync(`${parent}same-types-`);
  try {
    const write = (name: string, text: string): void => writeFileSync(`${folder}/${name}`, text);
    write("original.ts", await generatedTypes(original));
    const names = Object.keys(others);
    for (const [index, document] of Object.values(others).entries())
      write(`other${index}.ts`, await generatedTypes(document));
    write("compare.ts", comparison(names));
    const options = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--skipLibCheck",
      "--pretty",
      "false",
    ];
    const run = promisify(execFile)(process.execPath, [compiler, ...options, `${folder}/compare.ts`], {
      maxBuffer: 1e7,
    });
    return await run.then(
      () => [],
      (error: { stdout: string }) => error.stdout.split("\n").filter((line) => line.includes("error")),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A module with a constant for each description; the constant compiles only if no operation differs. */
function comparison(names: readonly string[]): string {
  const imports = names.map(
    (_, index) => `import type { operations as other${index} } from "./other${index}";`,
  );
  const checks = names.map(
    (name, index) =>
      `// ${name}\nexport const same${index}: Different<other${index}> extends never ? true : Different<other${index}> = true;`,
  );
  return `import type { operations } from "./original";
${imports.join("\n")}
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
type Different<Others> =
  | Exclude<keyof Others, keyof operations>
  | { [Id in keyof operations]: Id extends keyof Others ? (Same<operations[Id], Others[Id]> extends true ? never : Id) : Id }[keyof operations];
${checks.join("\n")}
`;
}
