/** Stands in for `vitest` while mutants are tried: the same tests, collected and run in this process until one fails. */
import { format } from "node:util";
// The hooks leave this one alone: it is vitest's own `expect`.
import { expect, vi } from "../../../../node_modules/vitest/dist/index.js";

export { expect, vi };

type Body = (...values: never[]) => unknown;
interface Suite {
  readonly name: string;
  readonly hooks: Record<"beforeAll" | "afterAll" | "beforeEach" | "afterEach", Body[]>;
  readonly entries: (Suite | { readonly name: string; readonly run: () => unknown })[];
}

function suite(name: string): Suite {
  return { name, entries: [], hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] } };
}

let root = suite("");
let current = root;

function addSuite(name: string, body: Body, values: readonly unknown[] = []): void {
  const [inner, outer] = [suite(name), current];
  outer.entries.push(inner);
  current = inner;
  body(...(values as never[]));
  current = outer;
}

function addTest(name: string, first: unknown, second?: unknown, values: readonly unknown[] = []): void {
  // `it(title, body)` and `it(title, options, body)`
  const body = (typeof first === "function" ? first : second) as Body;
  current.entries.push({ name, run: () => body(...(values as never[])) });
}

const each =
  (add: (name: string, first: unknown, second: unknown, values: unknown[]) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, first: unknown, second?: unknown) => {
    for (const row of rows.filter(ofInterest)) {
      const values = Array.isArray(row) ? row : [row];
      add(title(name, row), first, second, values);
    }
  };

function title(name: string, row: unknown): string {
  const filled = name.replace(/\$(\w+)/g, (_, key: string) =>
    String((row as Record<string, unknown>)?.[key]),
  );
  return /%[sdij]/.test(filled) ? format(filled, ...(Array.isArray(row) ? row : [row])) : filled;
}

export const describe = Object.assign((name: string, body: Body) => addSuite(name, body), {
  each: each((name, body, _, values) => addSuite(name, body as Body, values)),
});
export const it = Object.assign(
  (name: string, first: unknown, second?: unknown) => addTest(name, first, second),
  { each: each(addTest) },
);
export const test = it;
export const beforeAll = (body: Body): unknown => current.hooks.beforeAll.push(body);
export const afterAll = (body: Body): unknown => current.hooks.afterAll.push(body);
export const beforeEach = (body: Body): unknown => current.hooks.beforeEach.push(body);
export const afterEach = (body: Body): unknown => current.hooks.afterEach.push(body);

let operationIds: ReadonlySet<string> | undefined;

/** From now on, skips suites about operations that are not among these. */
export function onlyAbout(operations: ReadonlySet<string>): void {
  operationIds = operations;
}

/** The rows of a suite for each operation, or for each of anything else. */
function ofInterest(row: unknown): boolean {
  const { id, pointer } = (row ?? {}) as { id?: unknown; pointer?: unknown };
  if (typeof id !== "string" || typeof pointer !== "string") return true;
  return operationIds?.has(id) ?? true;
}

/** Runs the tests collected since the last call; returns the first failure, with the title of its test, or `undefined`. */
export async function runCollected(): Promise<string | undefined> {
  const gathered = root;
  root = suite("");
  current = root;
  return await runSuite(gathered, []);
}

async function runSuite(one: Suite, outer: readonly Suite[]): Promise<string | undefined> {
  const line = [...outer, one];
  const titleOf = (name: string) => [...line.map((each) => each.name), name].filter(Boolean).join(" › ");
  try {
    for (const hook of one.hooks.beforeAll) await hook();
    for (const entry of one.entries) {
      const failure = "run" in entry ? await runTest(entry, line) : await runSuite(entry, line);
      if (failure !== undefined) return "run" in entry ? `${titleOf(entry.name)}: ${failure}` : failure;
    }
    return undefined;
  } catch (error) {
    return `${titleOf("(before all)")}: ${firstLine(error)}`;
  } finally {
    for (const hook of one.hooks.afterAll) await hook();
  }
}

async function runTest({ run }: { run: () => unknown }, line: readonly Suite[]): Promise<string | undefined> {
  try {
    for (const { hooks } of line) for (const hook of hooks.beforeEach) await hook();
    await run();
    return undefined;
  } catch (error) {
    return firstLine(error);
  } finally {
    for (const { hooks } of line) for (const hook of hooks.afterEach) await hook();
  }
}

function firstLine(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return (
    String(cause instanceof Error ? cause.message : ((error as Error)?.message ?? error)).split("\n")[0] ?? ""
  );
}
