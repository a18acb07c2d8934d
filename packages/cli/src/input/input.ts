import type { Schema } from "../spec/schema.ts";

/** An argument or a flag of an operation. */
export interface Input {
  /** The part of the request that the value goes to. */
  readonly in: "path" | "query" | "header" | "body";
  /** The name in the spec: `page_size`. */
  readonly name: string;
  /** The name on the command line and in messages: `--page-size`, `<vehicle-id>`. */
  readonly label: string;
  readonly schema: Schema;
  readonly description: string;
  /** Whether the input is always required, regardless of other inputs. */
  readonly required: boolean;
  readonly example: unknown;
}
