import type { ChangedValue, RedoclyChange } from "./diff.ts";

/**
 * Redocly reports a removed node and an added node in the same place as a rename. That is a guess: a removed field
 * `battery_size` may have nothing to do with an added field `range`. So this reports a removal and an addition instead, and
 * leaves out the differences that Redocly found between the two.
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

/** The place of the renamed node rather than of its name. */
function ownerOf({ property }: RedoclyChange, { file, line, pointer }: ChangedValue): ChangedValue {
  const owner = property === "name" ? pointer.replace(/\/name$/, "") : pointer;
  return { file, pointer: owner, ...(line !== undefined && { line }) };
}

function isWithin({ revision }: RedoclyChange, rename: RedoclyChange): boolean {
  if (!revision || !rename.revision || revision.file !== rename.revision.file) return false;
  return `${revision.pointer}/`.startsWith(`${ownerOf(rename, rename.revision).pointer}/`);
}
