import type { operations } from "@ev-vehicles/types";
import type { Method } from "./description.ts";

/** The name of an operation: `listVehicles`, `createVehicle`, … */
export type OperationId = keyof operations;

/** What the mock knows of an operation, read from the description. */
export interface Operation {
  readonly id: OperationId;
  readonly method: Method;
  /** The path below the base, with its parameters in braces: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  /** An open operation answers without a token, too. */
  readonly open: boolean;
  /** The scopes that a token needs, all of them. */
  readonly scopes: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Where the schema of the JSON body stands, when there is one. */
  readonly body?: { readonly pointer: string; readonly required: boolean };
  /** Where the schema of the JSON answer stands, for each status that has one. */
  readonly answers: ReadonlyMap<number, string>;
}

export interface Parameter {
  readonly name: string;
  readonly place: "path" | "query" | "header";
  readonly required: boolean;
  /** The type that its text is read as. */
  readonly type: "string" | "number" | "boolean" | "array";
  /** Where its schema stands. */
  readonly pointer: string;
  /** Whether the API ignores a value that the schema does not allow, instead of refusing it (`x-ignored-if-invalid`). */
  readonly ignoredIfInvalid: boolean;
}
