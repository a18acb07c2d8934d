import type { Parameter } from "@ev-vehicles/openapi";
import type { Schema } from "./schema.ts";

/** An operation of the API, reduced to what a command needs. */
export interface Operation {
  /** `listVehicles` */
  readonly id: string;
  /** `list-vehicles` */
  readonly command: string;
  /** The heading above the command in `--help`: the first tag. */
  readonly group: string;
  /** `GET`, `POST`, … */
  readonly method: string;
  /** The path template: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** The JSON body; undefined if the operation takes none. */
  readonly body: OperationBody | undefined;
  /** Whether the operation is paginated: a GET whose successful response has a `Link` header and an array. */
  readonly list: boolean;
  /** The schema of a successful response, or of one item of a list; undefined if the response is empty. */
  readonly responseSchema: Schema | undefined;
  /** The documented statuses below 400, including redirects. */
  readonly nonErrorStatuses: readonly number[];
  /** The scopes that a token needs; undefined if the operation works without a token. */
  readonly scopes: readonly string[] | undefined;
}

/** The JSON body of a request. */
export interface OperationBody {
  readonly required: boolean;
  readonly schema: Schema;
  /** The body's first example in the spec. */
  readonly example: unknown;
}
