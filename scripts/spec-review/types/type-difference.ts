import type { TypeTree } from "./type-tree.ts";

/**
 * The lines of a diff between two trees of types. A member that is new or gone is one line, however much is in it.
 *
 *     - Vehicle.integrated: "UNINTEGRATED" | "ACTIVE" | "INACTIVE"
 *     + Vehicle.integrated: "UNINTEGRATED" | "ACTIVE"
 */
export function typeDifference(base: TypeTree, revision: TypeTree, path = ""): string[] {
  if (typeof base === "string" || typeof revision === "string") {
    return same(base, revision) ? [] : [line("-", path, base), line("+", path, revision)];
  }
  const names = new Set([...base.keys(), ...revision.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [base.get(name), revision.get(name)];
    const here = memberPath(path, name);
    if (before !== undefined && after !== undefined) return typeDifference(before, after, here);
    if (before !== undefined) return line("-", here, before);
    // `put?: never` and the like say that a path has no such method: nothing to tell.
    return after === undefined || after === "never" ? [] : line("+", here, after);
  });
}

function same(left: TypeTree, right: TypeTree): boolean {
  return typeof left === "string" && left === right;
}

function line(sign: "+" | "-", path: string, type: TypeTree): string {
  return `${sign} ${path}: ${typeof type === "string" ? type : "{ … }"}`;
}

/** `components.schemas.Vehicle` is `Vehicle`, as the package names it. */
function memberPath(path: string, name: string): string {
  // `readonly` applies to the member, so it stands before the whole path: `readonly Vehicle.url`.
  if (name.startsWith("readonly ")) return `readonly ${memberPath(path, name.slice("readonly ".length))}`;
  if (path === "components.schemas") return name;
  if (name.startsWith('"') || name.startsWith("[")) return `${path}[${name.replace(/^\[|\]$/g, "")}]`;
  return path ? `${path}.${name}` : name;
}
