import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { compile, compilers } from "../compile.ts";
import { versionOf } from "../toolbox.ts";

interface Message {
  readonly line: number;
  readonly text: string;
}

/** Checks that exactly the marked lines of `misspelt.mts` are errors, and that each error contains the text of its mark. */
export async function misspeltCells(project: string): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const compiler of compilers) {
    const where = `TypeScript ${versionOf(compiler)}`;
    cells.push(await tryCell(where, "misspelt names", () => compileMisspelt(project, compiler)));
  }
  return cells;
}

async function compileMisspelt(project: string, compiler: string): Promise<string> {
  const marks = marksOf(readFileSync(join(project, "misspelt.mts"), "utf8"));
  const options = { skipLibCheck: true, noErrorTruncation: true };
  const output = await compile(project, compiler, ["misspelt.mts"], options).then(
    () => "",
    (error: Error) => error.message,
  );
  const errors = errorsOf(output);
  const missing = marks.filter(
    (mark) => !errors.some(({ line, text }) => line === mark.line && text.includes(mark.text)),
  );
  const unmarked = errors.filter((error) => !marks.some(({ line }) => line === error.line));
  if (marks.length === 0 || missing.length > 0 || unmarked.length > 0) {
    const lines = (messages: readonly Message[]) =>
      messages.map(({ line, text }) => `${line}: ${text}`).join("\n");
    throw new Error(`Missing errors:\n${lines(missing)}\nUnexpected errors:\n${lines(unmarked)}\n${output}`);
  }
  return `${marks.length} misspelt names are errors with the expected suggestions`;
}

// ev.GET("/vehicles", { timeoutMS: 5 }); //=> Did you mean to write 'timeoutMs'?
function marksOf(code: string): Message[] {
  return code.split("\n").flatMap((line, index) => {
    const [, text] = /\/\/=> (.+)$/.exec(line) ?? [];
    return text === undefined ? [] : [{ line: index + 1, text }];
  });
}

// misspelt.mts(13,23): error TS2561: Object literal may only specify known properties, but …
function errorsOf(output: string): Message[] {
  return [...output.matchAll(/^misspelt\.mts\((\d+),\d+\): (.+)$/gm)].map(([, line, text = ""]) => ({
    line: Number(line),
    text,
  }));
}
