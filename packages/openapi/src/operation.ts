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

/** An operation with everything that the document says about it, in any place. */
export interface Operation {
  /** `listVehicles` */
  readonly id: string;
  readonly method: Method;
  /** With its parameters in braces: `/vehicles/{vehicle_id}`. */
  readonly path: string;
  readonly tags: readonly string[];
  /** The id if the document has no summary. */
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Those of the path and the operation's own, by place: path, query, header, cookie. */
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** In the document's order. */
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
  /** As written in the document: resolve it with `readSchema`. */
  readonly schema: Located<SchemaObject>;
  /** The value of its `example`, or of the first of its `examples`, or of its schema's. */
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
  /** `200`, `4XX` or `default` */
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
  /** As the document spells it: `application/json; charset=utf-8`. */
  readonly name: string;
  /** In lower case, without parameters: `application/json`. */
  readonly type: string;
  readonly schema: Located<SchemaObject> | undefined;
  /** Its `examples`, or its only `example` under an empty name. */
  readonly examples: readonly Example[];
  readonly pointer: string;
  readonly object: MediaTypeObject;
}

export interface Example {
  readonly name: string;
  readonly value: unknown;
}

/** Who may call an operation: its own `security`, or else the document's. */
export interface Security {
  /** Whether it works without a token: nothing is required, or nothing is one of the alternatives. */
  readonly open: boolean;
  /** The scopes of each alternative; a token needs all of one of them. */
  readonly alternatives: readonly (readonly string[])[];
  /** The scopes of all alternatives, each once. */
  readonly scopes: readonly string[];
}
