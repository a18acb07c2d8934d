import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/** Alterations of a parameter. Path parameters stay: without one, the document would be invalid, which the linter finds. */
export function changesOfParameter({ in: place, required, name, explode }: JsonObject): Change[] {
  if (place === "path") return [];
  const commaSeparated: Change = {
    kind: "comma-separated list",
    change: (parameter) => {
      parameter.explode = false;
    },
  };
  return [
    ...(explode === true ? [commaSeparated] : []),
    {
      kind: "rename parameter",
      change: (parameter) => {
        parameter.name = `${name}_renamed`;
      },
    },
    {
      kind: required === true ? "parameter is optional" : "parameter is required",
      change: (parameter) => {
        parameter.required = required !== true;
      },
    },
  ];
}
