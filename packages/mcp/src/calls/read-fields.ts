import { ToolProblem } from "../results/tool-problem.ts";

/** Reads the fields that an agent selected, from a list or a comma-separated string; undefined if it selected none. */
export function readFields(fields: unknown): readonly string[] | undefined {
  const list = typeof fields === "string" ? fields.split(",") : fields;
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || list.some((field) => typeof field !== "string"))
    throw new ToolProblem("fields: expected a list of names.", [
      'Pass a list, such as ["id","trim.model.name"].',
    ]);
  const names = (list as readonly string[]).map((field) => field.trim()).filter(Boolean);
  return names.length > 0 ? [...new Set(names)] : undefined;
}
