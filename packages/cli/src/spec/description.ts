import openapi from "@ev-vehicles/types/openapi.json" with { type: "json" };
import type { Schema } from "./schema.ts";

/** A parameter as the description has it. */
export interface DescribedParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** A body, asked or answered. */
export interface DescribedBody {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<
    Record<
      string,
      { readonly schema: Schema; readonly examples?: Readonly<Record<string, DescribedExample>> }
    >
  >;
}

interface DescribedExample {
  readonly $ref?: string;
  readonly value?: unknown;
}

/** An operation as the description has it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: DescribedBody;
  readonly responses: Readonly<Record<string, DescribedBody>>;
}

interface Description {
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly securitySchemes?: Readonly<
      Record<string, { readonly flows?: Readonly<Record<string, { readonly tokenUrl?: string }>> }>
    >;
  };
}

/** The bundled description: the only place where this command line knows an operation from. */
export const description = openapi as unknown as Description;

/** What a `$ref` into the description points to, as far as it takes; anything else as it is. */
export function resolved<Value extends { readonly $ref?: string }>(value: Value): Value {
  let current = value;
  while (current.$ref !== undefined) {
    const keys = current.$ref.slice(2).split("/");
    const plain = keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    let target: unknown = description;
    for (const key of plain) target = (target as Record<string, unknown>)[key];
    // Beside a `$ref`, OpenAPI 3.1 lets a description of its own win.
    const { $ref: _, ...own } = current;
    current = { ...(target as Value), ...own };
  }
  return current;
}
