import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/** Path parameters are not dropped: the document would be invalid, which linting finds. */
export function changesOfParameter({ in: place, required, name, explode }: JsonObject): Change[] {
  if (place === "path") return [];
  const inOneText: Change = {
    kind: "list in one text",
    change: (parameter) => {
      parameter.explode = false;
    },
  };
  return [
    ...(explode === true ? [inOneText] : []),
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
