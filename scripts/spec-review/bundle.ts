import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { redocly } from "../redocly.ts";
import { ReviewError } from "./review-error.ts";

export interface Bundle {
  /** The bundled file. */
  readonly path: string;
  readonly document: OpenAPI3;
}

/** Bundles the description of a folder into one JSON file. */
export function bundle(folder: string, output: string, root: string): Bundle {
  const config = join(root, "redocly.yaml");
  const result = redocly(
    ["bundle", join(folder, "spec/vehicles.yaml"), "--config", config, "--output", output],
    root,
  );
  if (result.status !== 0)
    throw new ReviewError(`The description can't be bundled:\n${result.stderr.trim()}`);
  return { path: output, document: JSON.parse(readFileSync(output, "utf8")) };
}
