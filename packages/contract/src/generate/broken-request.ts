/** The ways to break one rule of a valid request: of one parameter, or of one place in its body. */
import type { Operation, Parameter } from "@ev-vehicles/openapi";
import { isValid } from "../validation.ts";
import { faultsOf } from "./broken-value.ts";
import { readText } from "./read-text.ts";
import { asText, type Place, type RequestParts } from "./request-parts.ts";
import { schemaAt } from "./schema.ts";

export interface RequestFault {
  /** What is broken: `query page_size: maximum of /`. */
  readonly name: string;
  /** The request with this one fault; `undefined` if this request has nothing to break there. */
  apply(parts: RequestParts): RequestParts | undefined;
}

export function requestFaults(operation: Operation): readonly RequestFault[] {
  return [...operation.parameters.flatMap(parameterFaults), ...bodyFaults(operation)];
}

function parameterFaults(parameter: Parameter): RequestFault[] {
  const { name, in: place, object, required, schema: described } = parameter;
  // The API ignores unknown query parameters without an error.
  if (place === "cookie" || "x-ignored-if-invalid" in object) return [];
  const schema = schemaAt(described.pointer);
  const faults = faultsOf(schema).map(
    ({ rule, breakValue }): RequestFault => ({
      name: `${place} ${name}: ${rule}`,
      apply(parts) {
        const broken = breakValue(parts[place][name]);
        // On the wire everything is text: `"5"` and 5 are the same, and only a list can be empty.
        if (broken === undefined || !canTravel(place, broken)) return undefined;
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

/** A path has no empty segments, and a header value no spaces at its ends. */
function canTravel(place: Place, value: unknown): boolean {
  const texts = asTexts(value);
  if (texts.length === 0) return false;
  if (place === "query") return true;
  return texts.every((text) => /^[!-~]([ -~]*[!-~])?$/.test(text));
}

function without(parts: RequestParts, place: Place, name: string): RequestParts {
  const { [name]: _, ...rest } = parts[place];
  return { ...parts, [place]: rest };
}
