import type { Parameter } from "@ev-vehicles/openapi";
import type { Schema } from "./schema.ts";

/** An operation of the API, as far as a command needs it. */
export interface Operation {
  /** `listVehicles` */
  readonly id: string;
  /** `list-vehicles` */
  readonly command: string;
  /** The heading under which `--help` lists it: its first tag. */
  readonly group: string;
  /** `GET`, `POST`, … */
  readonly method: string;
  /** As the description writes it: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** The JSON body; undefined where there is none. */
  readonly body: OperationBody | undefined;
  /** Whether it is read page by page: a GET whose 200 has a `Link` header and an array. */
  readonly list: boolean;
  /** What a success answers: for a list, one item. Undefined where nothing is answered. */
  readonly answer: Schema | undefined;
  /** The statuses that the description takes for an outcome and not for an error: below 400. */
  readonly outcomes: readonly number[];
  /** The scopes that a token needs; undefined where it works without a token. */
  readonly scopes: readonly string[] | undefined;
}

/** The JSON body of a request. */
export interface OperationBody {
  readonly required: boolean;
  readonly schema: Schema;
  /** The first example of the description. */
  readonly example: unknown;
}
