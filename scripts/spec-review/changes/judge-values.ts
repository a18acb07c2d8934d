/** Judges changes to the values that a schema allows: types, enumerations, formats, defaults and unions. */
import {
  addition,
  breakingChange,
  correction,
  type Directions,
  difference,
  list,
  nothingToDo,
  quote,
  reordered,
  values,
} from "./judgement.ts";

export const type: Directions = {
  sent: ({ before, after }) => {
    const { removed, added } = difference(types(before), types(after));
    if (removed.length === 0) return addition(`can now also be ${list(added)}`, nothingToDo);
    if (isOnlyNull(removed) && added.length === 0)
      return breakingChange("can no longer be sent as null", "stop sending null");
    return breakingChange(
      `must now be ${list(types(after))}, not ${list(removed)}`,
      `send ${list(types(after))}`,
    );
  },
  received: ({ before, after }) => {
    const { removed, added } = difference(types(before), types(after));
    if (added.length === 0) {
      const detail = isOnlyNull(removed) ? "is now never null" : `is now never ${list(removed)}`;
      return addition(detail, nothingToDo);
    }
    if (isOnlyNull(added) && removed.length === 0) return correction("may now be null", "handle null");
    if (removed.length === 0) return correction(`may now also be ${list(added)}`, `handle ${list(added)}`);
    return breakingChange(`is now ${list(types(after))}, not ${list(removed)}`, `read ${list(types(after))}`);
  },
};

export const enumeration: Directions = {
  sent: ({ before, after }) => {
    const { removed, added } = difference(values(before), values(after));
    if (before === undefined)
      return breakingChange(`now accepts only ${list(added)}`, "send one of these values");
    if (after === undefined) return addition("now accepts any value", nothingToDo);
    if (removed.length > 0) {
      return breakingChange(
        `no longer accepts ${list(removed)}${butAlso("accepts", added)}`,
        `stop sending ${list(removed)}`,
      );
    }
    if (added.length > 0) return addition(`also accepts ${list(added)}`, nothingToDo);
    return reordered;
  },
  received: ({ before, after }) => {
    const { removed, added } = difference(values(before), values(after));
    if (before === undefined) return addition(`is always one of ${list(added)}`, nothingToDo);
    if (after === undefined) return addition("can now have any value", "handle unknown values");
    const detail =
      removed.length > 0
        ? `no longer has ${list(removed)}${butAlso("has", added)}`
        : `also has ${list(added)}`;
    const todo = [
      removed.length > 0 ? `remove code for ${list(removed)}` : "",
      added.length > 0 ? `handle ${list(added)} wherever a \`switch\` lists the values` : "",
    ];
    return removed.length + added.length === 0
      ? reordered
      : addition(detail, todo.filter(Boolean).join("; "));
  },
};

export const defaultValue: Directions = {
  sent: ({ before, after }) =>
    before === undefined
      ? addition(`now defaults to ${quote(after)}`, nothingToDo)
      : breakingChange(
          after === undefined
            ? `no longer has the default ${quote(before)}`
            : `now defaults to ${quote(after)}, not ${quote(before)}`,
          `send ${quote(before)} where you rely on it`,
        ),
  received: ({ before, after }) =>
    addition(
      after === undefined
        ? `no longer has the default ${quote(before)}`
        : `now has the default ${quote(after)}${before === undefined ? "" : `, not ${quote(before)}`}`,
      nothingToDo,
    ),
};

/** The widths of numbers, which do not restrict JSON: https://spec.openapis.org/registry/format/ */
const numberWidths = ["int32", "int64", "float", "double"];

export const format: Directions = {
  sent: ({ before, after }) =>
    after === undefined || numberWidths.includes(String(after))
      ? addition(formatDetail(before, after), nothingToDo)
      : breakingChange(formatDetail(before, after), `check that what you send is ${quote(after)}`),
  received: ({ before, after }) => addition(formatDetail(before, after), nothingToDo),
};

export const union: Directions = {
  sent: ({ kind, before, after }) => {
    if (Array.isArray(before ?? after))
      return breakingChange(unionDetail(after), "check that the values you send fit the new type");
    return kind === "removed"
      ? breakingChange(`no longer accepts ${alternative(before)}`, "send one of the other types")
      : addition(`also accepts ${alternative(after)}`, nothingToDo);
  },
  received: ({ kind, before, after }) => {
    if (Array.isArray(before ?? after))
      return correction(unionDetail(after), "check that the code that reads it fits the new type");
    return kind === "removed"
      ? addition(`is now never ${alternative(before)}`, nothingToDo)
      : correction(`may now also be ${alternative(after)}`, "handle that type");
  },
};

/** The JSON types that a `type` allows. A schema without `type` allows any. */
function types(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? type : [type ?? "anything"];
}

function isOnlyNull(types: readonly unknown[]): boolean {
  return types.length === 1 && types[0] === "null";
}

function butAlso(verb: string, added: readonly unknown[]): string {
  return added.length > 0 ? `, but also ${verb} ${list(added)}` : "";
}

function alternative(schema: unknown): string {
  const { $ref, type, title } = (schema ?? {}) as Record<string, unknown>;
  const name = title ?? (typeof $ref === "string" ? $ref.split("/").at(-1) : type);
  return name === undefined ? "one of its types" : list([name]);
}

/** Describes a schema that became a choice of schemas, or the reverse. */
function unionDetail(after: unknown): string {
  return Array.isArray(after) ? `is now one of ${after.length} types` : "is no longer a choice of types";
}

function formatDetail(before: unknown, after: unknown): string {
  return after === undefined
    ? `no longer has the format ${quote(before)}`
    : `now has the format ${quote(after)}`;
}
