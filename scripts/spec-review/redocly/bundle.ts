import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { redocly } from "../../redocly.ts";
import { ReviewError } from "../review-error.ts";

export interface Bundle {
  /** The root file of the description. */
  readonly root: string;
  /** The bundled file. */
  readonly path: string;
  readonly document: OpenApiDocument;
}

/** Bundles a description into one JSON file. */
export async function bundle(description: string, output: string, root: string): Promise<Bundle> {
  const config = join(root, "redocly.yaml");
  const result = await redocly(["bundle", description, "--config", config, "--output", output], root);
  if (result.status !== 0) throw new ReviewError(`redocly bundle failed:\n${result.stderr.trim()}`);
  return { root: description, path: output, document: JSON.parse(readFileSync(output, "utf8")) };
}
