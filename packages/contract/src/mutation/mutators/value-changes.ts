import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/** Alterations of bounds and lengths. */
export function boundChanges({ minimum, maximum, minLength, maxLength, pattern }: JsonObject): Change[] {
  return Object.entries({ minimum, maximum, minLength, maxLength }).flatMap(([rule, bound]) => {
    if (typeof bound !== "number") return [];
    const outwards = rule.startsWith("min") ? -1 : 1;
    const moved = (kind: string, to: number): Change => ({
      kind,
      detail: rule,
      change: (schema) => {
        schema[rule] = to;
      },
    });
    // The pattern of an ID fixes its length: without the bound, or with a wider one, the same values would be valid. So the
    // bound is only tightened.
    if (pattern !== undefined) return [moved("tighten bound", bound - outwards)];
    return [
      moved("loosen bound", bound + outwards),
      moved("tighten bound", bound - outwards),
      {
        kind: "drop bound",
        detail: rule,
        change: (schema: JsonObject) => {
          delete schema[rule];
        },
      },
    ];
  });
}

/** Alterations of patterns, formats, defaults and other rules of single values. */
export function ruleChanges(schema: JsonObject): Change[] {
  const { pattern, format, uniqueItems, readOnly, default: value } = schema;
  const drop = (rule: string): Change => ({
    kind: `drop ${rule}`,
    change: (schema) => {
      delete schema[rule];
    },
  });
  // These formats reject nothing: `int64` allows every integer, which the type already requires, and `double` every number.
  const isRule = typeof format === "string" && !["int64", "double"].includes(format);
  return [
    ...(pattern === undefined ? [] : [drop("pattern")]),
    ...(isRule ? [drop("format")] : []),
    ...(uniqueItems === undefined ? [] : [drop("uniqueItems")]),
    ...(readOnly === undefined ? [] : [drop("readOnly")]),
    ...(value === undefined ? [] : [drop("default"), otherDefault]),
  ];
}

const otherDefault: Change = {
  kind: "other default",
  change: (schema) => {
    schema.default = Number(schema.default) + 1;
  },
};
