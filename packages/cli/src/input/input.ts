import type { Schema } from "../spec/schema.ts";

/** An argument or a flag of an operation. */
export interface Input {
  /** The part of the request that contains it. */
  readonly in: "path" | "query" | "header" | "body";
  /** The name in the description: `page_size`. */
  readonly name: string;
  /** The name on the command line and in messages: `--page-size`, `<vehicle-id>`. */
  readonly label: string;
  readonly schema: Schema;
  readonly description: string;
  /** Whether it is always required, regardless of the other inputs. */
  readonly required: boolean;
  readonly example: unknown;
}
