/** Writes the guides in `docs/` to a module, so that the server reads no files at run time. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const generated = new URL("../src/generated/", import.meta.url);

const guides = globSync("*.md", { cwd: docs })
  .sort()
  .map((file) => {
    const text = readFileSync(`${docs}${file}`, "utf8");
    const [, title = file] = /^# (.*)$/m.exec(text) ?? [];
    return { name: basename(file, ".md"), title, text };
  });

mkdirSync(generated, { recursive: true });
writeFileSync(
  new URL("guides.ts", generated),
  `// Generated from docs/*.md by \`pnpm generate\`. Edit the guides, not this file.
export const guides: readonly { readonly name: string; readonly title: string; readonly text: string }[] = ${JSON.stringify(guides, undefined, 2)};
`,
);
