import type { OpenApiDocument, Operation, Parameter } from "@ev-vehicles/openapi";
import { changeOperations } from "../document/operations.ts";

const shownWhenReading = ["page_size", "expand"];

/**
 * Whether samples, and requests that the reader tries, send this parameter. Both send all required parameters and the API
 * version; a read also sends the page size and `expand`, and a write its headers, which name the user.
 */
export function isChosen({ method }: Operation, parameter: Parameter): boolean {
  if (parameter.required || parameter.name === "EvEnergy-Version") return true;
  return method === "GET" ? shownWhenReading.includes(parameter.name) : parameter.in === "header";
}

/**
 * Prepares the document for trying requests: every parameter keeps its example, but only the chosen ones are enabled.
 * Otherwise Scalar would send all of them, and a list of vehicles would start after one cursor and end before another.
 */
export function chooseParameters(document: OpenApiDocument): OpenApiDocument {
  return changeOperations(document, (operation) => {
    // Scalar looks up a parameter's example only by the name of the body's example, so use those names.
    const names = operation.body?.json?.examples.map(({ name }) => name) ?? ["default"];
    const parameters = operation.parameters.map((parameter) => {
      const { example: _, ...object } = parameter.object;
      if (isChosen(operation, parameter) || parameter.example === undefined) return parameter.object;
      const disabled = { value: parameter.example, "x-disabled": true };
      return { ...object, examples: Object.fromEntries(names.map((name) => [name || "default", disabled])) };
    });
    return { parameters };
  });
}
