import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const repository: string = fileURLToPath(new URL("../../../../", import.meta.url));

export interface CodeBlock {
  /** The place of the block: `docs/pagination.md:12`. */
  readonly place: string;
  readonly code: string;
  /** `ts`, or `tsx` for a block with components. */
  readonly language: string;
  /**
   * Whether the block is run. A block marked ```` ```ts types-only ```` is only compiled, for example because it starts a
   * server that never stops. A block with components (`tsx`) is only compiled, too, because components need a document.
   */
  readonly runs: boolean;
  /** The output that is shown below the block; undefined if none is shown. */
  readonly prints: string | undefined;
}

/** The blocks marked `ts` or `tsx` in the READMEs, the guides and the files for coding agents. */
export function codeBlocks(): readonly CodeBlock[] {
  const files = [
    "README.md",
    ...globSync("docs/**/*.md", { cwd: repository }),
    ...globSync("packages/*/{README,SKILL}.md", { cwd: repository }),
  ];
  return files.flatMap((file) => blocksOf(file, readFileSync(`${repository}${file}`, "utf8")));
}

// ```ts            the fence opens, with an info string
// …
// ```              and closes
//
// It prints:
//
// ```
// …
// ```
const fence =
  /^```(?<language>tsx?)\b(?<info>[^\n]*)\n(?<code>.*?)^```$(?:\n\nIt prints:\n\n```\n(?<prints>.*?)^```$)?/gms;

function blocksOf(file: string, text: string): CodeBlock[] {
  return [...text.matchAll(fence)].map(({ index, groups }) => ({
    place: `${file}:${text.slice(0, index).split("\n").length}`,
    code: groups?.code ?? "",
    language: groups?.language ?? "",
    runs: groups?.language === "ts" && !groups?.info?.includes("types-only"),
    prints: groups?.prints,
  }));
}
