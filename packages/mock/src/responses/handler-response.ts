/** JSON that is ready to be sent. `Value` is the type of the value that it encodes. */
interface JsonText<Value> {
  readonly json: string;
  /** Never set. It makes the JSON of different types incompatible for the compiler. */
  readonly valueType?: Value;
}

/** What a handler returns. */
export interface HandlerResponse<Value = unknown> {
  readonly status: number;
  readonly body?: JsonText<Value>;
  /** The `Link` header of a list. */
  readonly link?: string;
  /** Other headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the response depends on time or on random numbers, so that it must not be cached. */
  readonly volatile?: boolean;
}

export function json<Value>(value: Value): JsonText<Value> {
  return { json: JSON.stringify(value) };
}

/** 200 with a value. */
export function ok<Value>(value: Value): HandlerResponse<Value> {
  return { status: 200, body: json(value) };
}

/** 201 with the value that was created. */
export function created<Value>(value: Value): HandlerResponse<Value> {
  return { status: 201, body: json(value) };
}
