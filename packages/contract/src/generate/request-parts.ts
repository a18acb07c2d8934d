import type { Operation } from "@ev-vehicles/openapi";

/** The parts of a request, before they become text: a number in the description is a number here. */
export interface RequestParts {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  /** Undefined in a request without a body. */
  readonly body?: unknown;
}

export type Place = "path" | "query" | "header";

/** Builds a request, with a token that the mock accepts. A list parameter repeats its name for each item. */
export function writeRequest(operation: Operation, parts: RequestParts, baseUrl: string): Request {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parts.path[name])),
  );
  const url = new URL(`${baseUrl}${path}`);
  for (const [name, value] of Object.entries(parts.query))
    for (const item of [value].flat()) url.searchParams.append(name, asText(item));
  const headers = new Headers({ authorization: "Bearer mock-token", accept: "application/json" });
  for (const [name, value] of Object.entries(parts.header)) headers.set(name, asText(value));
  const { body } = parts;
  if (body !== undefined) headers.set("content-type", "application/json");
  return new Request(url, {
    method: operation.method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export function asText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
