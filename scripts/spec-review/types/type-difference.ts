import type { TypeTree } from "./type-tree.ts";

/**
 * The lines of a diff between two trees of types. An added or removed member is one line, regardless of its size.
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
    // openapi-typescript writes `put?: never` if a path has no such method.
    return after === undefined || after === "never" ? [] : line("+", here, after);
  });
}

function same(left: TypeTree, right: TypeTree): boolean {
  return typeof left === "string" && left === right;
}

function line(sign: "+" | "-", path: string, type: TypeTree): string {
  return `${sign} ${path}: ${typeof type === "string" ? type : "{ … }"}`;
}

/** Shortens `components.schemas.Vehicle` to `Vehicle`, the name that the package exports. */
function memberPath(path: string, name: string): string {
  // `readonly` applies to the member, so it comes before the whole path: `readonly Vehicle.url`.
  if (name.startsWith("readonly ")) return `readonly ${memberPath(path, name.slice("readonly ".length))}`;
  if (path === "components.schemas") return name;
  if (name.startsWith('"') || name.startsWith("[")) return `${path}[${name.replace(/^\[|\]$/g, "")}]`;
  return path ? `${path}.${name}` : name;
}
