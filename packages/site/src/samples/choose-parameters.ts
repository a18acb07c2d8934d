import type { Document, Parameter, PathItem, RawOperation } from "../openapi/document.ts";
import { bodyExamples, listOperations, type Operation, parameterExample } from "../openapi/operations.ts";

const shownWhenReading = ["page_size", "expand"];

/**
 * Whether a sample, and a request that is tried, sends this parameter: what the request needs, the API's version,
 * the page size and expansion of reads, and the headers of writes, which say on whose behalf they happen.
 */
export function isChosen({ method }: Operation, parameter: Parameter): boolean {
  if (parameter.required || parameter.name === "EvEnergy-Version") return true;
  return method === "get" ? shownWhenReading.includes(parameter.name) : parameter.in === "header";
}

/**
 * The document for trying requests: every parameter keeps its example, but only the chosen ones are switched on.
 * Scalar would otherwise fill in all of them, and a list of vehicles would start after one page and end before
 * another.
 */
export function chooseParameters(document: Document): Document {
  const paths: Record<string, PathItem> = { ...document.paths };
  for (const operation of listOperations(document)) {
    const { path, method, raw } = operation;
    // Scalar looks a parameter's example up by the name of the body's example, and then knows no other.
    const names = Object.keys(bodyExamples(document, operation));
    const parameters = operation.parameters.map((one) => {
      const value = parameterExample(document, one);
      const off = !isChosen(operation, one) && value !== undefined;
      return off ? switchOff(one, names.length > 0 ? names : ["default"], value) : one;
    });
    paths[path] = { ...paths[path], [method]: { ...raw, parameters } satisfies RawOperation };
  }
  return { ...document, paths };
}

function switchOff({ example: _, ...parameter }: Parameter, names: string[], value: unknown): Parameter {
  const off = { value, "x-disabled": true };
  return { ...parameter, examples: Object.fromEntries(names.map((name) => [name, off])) };
}
