import type { Schema } from "../spec/schema.ts";

/** Something that an operation takes: an argument or a flag. */
export interface Input {
  /** Where the request carries it. */
  readonly in: "path" | "query" | "header" | "body";
  /** As the description spells it: `page_size`. */
  readonly name: string;
  /** As it is typed and as messages name it: `--page-size`, `<vehicle-id>`. */
  readonly label: string;
  readonly schema: Schema;
  readonly description: string;
  /** Whether it must be given, whatever else is. */
  readonly required: boolean;
  readonly example: unknown;
}
