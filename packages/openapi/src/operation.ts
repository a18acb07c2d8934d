import type {
  HeaderObject,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  SchemaObject,
} from "./document.ts";
import type { Located } from "./reference.ts";

/** An HTTP method in upper case. */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** An operation with everything that the document defines for it, wherever it is defined. */
export interface Operation {
  /** The `operationId`, such as `listVehicles`. */
  readonly id: string;
  readonly method: Method;
  /** The path as in the document, such as `/vehicles/{vehicle_id}`. */
  readonly path: string;
  readonly tags: readonly string[];
  /** The operation's summary, or else that of its path item, or else the id. */
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The parameters of the path item and of the operation, in the order path, query, header, cookie. */
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** The responses in the document's order. */
  readonly responses: readonly Response[];
  readonly security: Security;
  readonly pointer: string;
  readonly object: OperationObject;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly description: string;
  /** The schema as written in the document. `readSchema` resolves it. */
  readonly schema: Located<SchemaObject>;
  /** The `example`, the first of the `examples`, or an example value of the schema (see `schemaExample`). */
  readonly example: unknown;
  readonly pointer: string;
  readonly object: ParameterObject;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description: string;
  readonly mediaTypes: readonly MediaType[];
  /** The first media type that is JSON. */
  readonly json: MediaType | undefined;
  readonly pointer: string;
}

export interface Response {
  /** A status (`200`), a class of statuses (`4XX`) or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly mediaTypes: readonly MediaType[];
  /** The first media type that is JSON. */
  readonly json: MediaType | undefined;
  readonly pointer: string;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Located<SchemaObject>;
  readonly example: unknown;
  readonly pointer: string;
  readonly object: HeaderObject;
}

export interface MediaType {
  /** The name as written in the document: `application/json; charset=utf-8`. */
  readonly name: string;
  /** The name in lower case, without parameters: `application/json`. */
  readonly type: string;
  readonly schema: Located<SchemaObject> | undefined;
  /** The `examples`, or the single `example` with an empty name. */
  readonly examples: readonly Example[];
  readonly pointer: string;
  readonly object: MediaTypeObject;
}

export interface Example {
  readonly name: string;
  readonly value: unknown;
}

/** The `security` of an operation, or of the document if the operation has none. */
export interface Security {
  /** Whether the operation can be called without a token: there are no alternatives, or one of them requires nothing. */
  readonly open: boolean;
  /** The scopes of each alternative. A token must have all scopes of at least one alternative. */
  readonly alternatives: readonly (readonly string[])[];
  /** The scopes of all alternatives, without duplicates. */
  readonly scopes: readonly string[];
}
