import type {
  Description,
  Parameter,
  PathItem,
  RawOperation,
  RequestBody,
} from "../description/description.ts";
import { parameterExample } from "../description/example.ts";
import { listOperations, type Operation } from "../description/operations.ts";
import { resolve } from "../description/resolve.ts";

/**
 * The description for trying: every parameter keeps its example, but only those that a request needs are switched
 * on. Without this, Scalar fills in all of them, and a list of vehicles would begin after one page and end before
 * another. Writing keeps its headers: they say on whose behalf it happens.
 */
export function switchOffOptional(description: Description): Description {
  const paths: Record<string, PathItem> = { ...description.paths };
  for (const operation of listOperations(description)) {
    const { path, method, raw, parameters } = operation;
    const isNeeded = (one: Parameter) => one.required || (one.in === "header" && method !== "get");
    const keys = bodyExampleKeys(description, operation);
    const switched = parameters.map((one) => {
      const value = parameterExample(description, one);
      return isNeeded(one) || value === undefined ? one : withExamples(one, keys, value);
    });
    paths[path] = { ...paths[path], [method]: { ...raw, parameters: switched } satisfies RawOperation };
  }
  return { ...description, paths };
}

/** Scalar looks a parameter's example up by the name of the chosen example of the body, and then knows no other. */
function bodyExampleKeys(description: Description, { raw }: Operation): string[] {
  if (!raw.requestBody) return ["default"];
  const { content } = resolve<RequestBody>(description, raw.requestBody);
  const keys = Object.keys(content["application/json"]?.examples ?? {});
  return keys.length > 0 ? keys : ["default"];
}

function withExamples({ example: _, ...parameter }: Parameter, keys: string[], value: unknown): Parameter {
  const off = { value, "x-disabled": true };
  return { ...parameter, examples: Object.fromEntries(keys.map((key) => [key, off])) };
}
