import type { Operation, Parameter } from "@ev-vehicles/openapi";
import { isValid } from "../validation.ts";
import { faultsOf } from "./broken-value.ts";
import { readText } from "./read-text.ts";
import { asText, type Place, type RequestParts } from "./request-parts.ts";
import { schemaAt } from "./schema.ts";

export interface RequestFault {
  /** The broken rule: `query page_size: maximum of /`. */
  readonly name: string;
  /** The request with only this fault; undefined if the request has no value that can be broken this way. */
  apply(parts: RequestParts): RequestParts | undefined;
}

/** Ways to break one rule of a valid request, each in one parameter or at one place in the body. */
export function requestFaults(operation: Operation): readonly RequestFault[] {
  return [...operation.parameters.flatMap(parameterFaults), ...bodyFaults(operation)];
}

function parameterFaults(parameter: Parameter): RequestFault[] {
  const { name, in: place, object, required, schema: described } = parameter;
  // The API ignores invalid values of a parameter with `x-ignored-if-invalid`.
  if (place === "cookie" || "x-ignored-if-invalid" in object) return [];
  const schema = schemaAt(described.pointer);
  const faults = faultsOf(schema).map(
    ({ rule, breakValue }): RequestFault => ({
      name: `${place} ${name}: ${rule}`,
      apply(parts) {
        const broken = breakValue(parts[place][name]);
        // Check the value again as a server reads it: in text, `"5"` and 5 are the same, and an empty list is not sent.
        if (broken === undefined || !canBeSent(place, broken)) return undefined;
        if (isValid(schema.pointer, readText(schema, asTexts(broken)))) return undefined;
        return { ...parts, [place]: { ...parts[place], [name]: broken } };
      },
    }),
  );
  if (!required || place === "path") return faults;
  return [...faults, { name: `${place} ${name}: required`, apply: (parts) => without(parts, place, name) }];
}

function bodyFaults(operation: Operation): RequestFault[] {
  const { body } = operation;
  if (!body?.json?.schema) return [];
  const faults = faultsOf(schemaAt(body.json.schema.pointer)).map(
    ({ rule, breakValue }): RequestFault => ({
      name: `body: ${rule}`,
      apply(parts) {
        const broken = breakValue(parts.body);
        return broken === undefined ? undefined : { ...parts, body: broken };
      },
    }),
  );
  const missing: RequestFault = {
    name: "body: required",
    apply: ({ body: _, ...parts }) => parts,
  };
  return body.required ? [...faults, missing] : faults;
}

function asTexts(value: unknown): readonly string[] {
  return [value].flat().map(asText);
}

/**
 * Whether a value can be sent in this place. An empty list can never be sent; in a path or header, neither can an empty
 * string, characters outside of ASCII, or spaces at the ends.
 */
function canBeSent(place: Place, value: unknown): boolean {
  const texts = asTexts(value);
  if (texts.length === 0) return false;
  if (place === "query") return true;
  return texts.every((text) => /^[!-~]([ -~]*[!-~])?$/.test(text));
}

function without(parts: RequestParts, place: Place, name: string): RequestParts {
  const { [name]: _, ...rest } = parts[place];
  return { ...parts, [place]: rest };
}
