import type { Document, PathItem } from "../openapi/document.ts";
import { listOperations } from "../openapi/operations.ts";
import { samplesOf } from "./add-samples.ts";
import { sampleServer, tokenPlaceholder } from "./http-request.ts";

/** The document with samples that go to another server, with a token that it accepts. */
export function aimSamples(document: Document, serverUrl: string, token: string | undefined): Document {
  const paths: Record<string, PathItem> = { ...document.paths };
  for (const operation of listOperations(document)) {
    const samples = samplesOf(operation).map((sample) => ({
      ...sample,
      source: sample.source
        .replaceAll(sampleServer(document), serverUrl)
        .replaceAll(tokenPlaceholder, token ?? tokenPlaceholder),
    }));
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: { ...operation.raw, "x-codeSamples": samples },
    };
  }
  return { ...document, paths };
}
