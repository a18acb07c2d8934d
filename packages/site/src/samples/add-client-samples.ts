import type { Description, PathItem } from "../description/description.ts";
import { listOperations } from "../description/operations.ts";
import { clientSample } from "./client-sample.ts";

/** The description with a sample of our client at every operation, in the member that viewers read it from. */
export function addClientSamples(description: Description): Description {
  const paths: Record<string, PathItem> = { ...description.paths };
  for (const operation of listOperations(description)) {
    const sample = {
      lang: "TypeScript",
      label: "TypeScript client",
      source: clientSample(description, operation).trimEnd(),
    };
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: { ...operation.raw, "x-codeSamples": [sample] },
    };
  }
  return { ...description, paths };
}
