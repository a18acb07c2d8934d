import type { OpenApiDocument, Operation, Parameter } from "@ev-vehicles/openapi";
import { changeOperations } from "../document/operations.ts";

const shownWhenReading = ["page_size", "expand"];

/**
 * Whether a sample, and a request that is tried, sends this parameter: what the request needs, the API's version,
 * the page size and expansion of reads, and the headers of writes, which say on whose behalf they happen.
 */
export function isChosen({ method }: Operation, parameter: Parameter): boolean {
  if (parameter.required || parameter.name === "EvEnergy-Version") return true;
  return method === "GET" ? shownWhenReading.includes(parameter.name) : parameter.in === "header";
}

/**
 * The document for trying requests: every parameter keeps its example, but only the chosen ones are switched on.
 * Scalar would otherwise fill in all of them, and a list of vehicles would start after one page and end before
 * another.
 */
export function chooseParameters(document: OpenApiDocument): OpenApiDocument {
  return changeOperations(document, (operation) => {
    // Scalar looks a parameter's example up by the name of the body's example, and then knows no other.
    const names = operation.body?.json?.examples.map(({ name }) => name) ?? ["default"];
    const parameters = operation.parameters.map((parameter) => {
      const { example: _, ...object } = parameter.object;
      if (isChosen(operation, parameter) || parameter.example === undefined) return parameter.object;
      const off = { value: parameter.example, "x-disabled": true };
      return { ...object, examples: Object.fromEntries(names.map((name) => [name || "default", off])) };
    });
    return { parameters };
  });
}
