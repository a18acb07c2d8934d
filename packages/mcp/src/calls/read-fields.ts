import { ToolProblem } from "../results/tool-problem.ts";

/** The fields that an agent chose; a text with commas will do. Undefined where it chose none. */
export function readFields(given: unknown): readonly string[] | undefined {
  const list = typeof given === "string" ? given.split(",") : given;
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || list.some((field) => typeof field !== "string"))
    throw new ToolProblem("fields: expected a list of names.", [
      'Pass a list, such as ["id","trim.model.name"].',
    ]);
  const names = (list as readonly string[]).map((field) => field.trim()).filter(Boolean);
  return names.length > 0 ? [...new Set(names)] : undefined;
}
