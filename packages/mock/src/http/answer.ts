/** JSON that is ready to be sent; `Value` says what it holds. */
export interface JsonText<Value> {
  readonly json: string;
  /** Never there: it only ties the text to its type. */
  readonly holds?: Value;
}

/** What a handler answers. */
export interface Answer<Value = unknown> {
  readonly status: number;
  readonly body?: JsonText<Value>;
  /** The `Link` header of a list. */
  readonly link?: string;
  /** Other headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the same question may get another answer without a write in between: by time or by chance. */
  readonly volatile?: boolean;
}

/** A value as JSON. */
export function json<Value>(value: Value): JsonText<Value> {
  return { json: JSON.stringify(value) };
}

/** 200 with a value. */
export function ok<Value>(value: Value): Answer<Value> {
  return { status: 200, body: json(value) };
}

/** 201 with the value that was created. */
export function created<Value>(value: Value): Answer<Value> {
  return { status: 201, body: json(value) };
}
