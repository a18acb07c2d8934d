import type { ChangedValue, RedoclyChange } from "./diff.ts";

/**
 * Redocly takes a node that left and one that came in the same place for one that was renamed. That is a guess: a field
 * `battery_size` that leaves has nothing to do with a field `range` that comes. So each is told by itself, and what Redocly found
 * to be different between the two is left out.
 */
export function splitRenames(changes: readonly RedoclyChange[]): RedoclyChange[] {
  const renames = changes.filter(isRename);
  const split = renames.flatMap((rename): RedoclyChange[] => {
    const { path, typeName, base, revision } = rename;
    const common = { path, typeName, verdicts: [] };
    return [
      { ...common, kind: "removed", impact: "major", ...(base && { base: ownerOf(rename, base) }) },
      { ...common, kind: "added", impact: "minor", ...(revision && { revision: ownerOf(rename, revision) }) },
    ];
  });
  const others = changes.filter((change) => !renames.some((rename) => isWithin(change, rename)));
  return [...others, ...split];
}

function isRename({ kind, property, typeName }: RedoclyChange): boolean {
  return kind === "modified" && (property === "key" || (typeName === "Parameter" && property === "name"));
}

/** The renamed node rather than its name. */
function ownerOf({ property }: RedoclyChange, { file, line, pointer }: ChangedValue): ChangedValue {
  const owner = property === "name" ? pointer.replace(/\/name$/, "") : pointer;
  return { file, pointer: owner, ...(line !== undefined && { line }) };
}

function isWithin({ revision }: RedoclyChange, rename: RedoclyChange): boolean {
  if (!revision || !rename.revision || revision.file !== rename.revision.file) return false;
  return `${revision.pointer}/`.startsWith(`${ownerOf(rename, rename.revision).pointer}/`);
}
