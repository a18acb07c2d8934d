/** JSON that is ready to be sent; `Value` says what it holds. */
export interface JsonText<Value> {
  readonly json: string;
  /** Never set: it only ties the text to its type. */
  readonly holds?: Value;
}

/** What a handler returns. */
export interface HandlerResponse<Value = unknown> {
  readonly status: number;
  readonly body?: JsonText<Value>;
  /** The `Link` header of a list. */
  readonly link?: string;
  /** Other headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the same request may get a different response without a write in between, because of time or chance. */
  readonly volatile?: boolean;
}

/** A value as JSON. */
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
