import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Description } from "./description.ts";

const bundle = fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json"));

/** The bundled description as `@ev-vehicles/types` publishes it. */
export function readDescription(): Description {
  return JSON.parse(readFileSync(bundle, "utf8")) as Description;
}
