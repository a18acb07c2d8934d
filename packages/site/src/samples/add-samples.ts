import type { Document, PathItem } from "../openapi/document.ts";
import { bodyExamples, listOperations, type Operation } from "../openapi/operations.ts";
import { clientSample } from "./client-sample.ts";
import { describeResponse } from "./describe-response.ts";
import { httpRequest } from "./http-request.ts";
import { languages } from "./languages.ts";

/** A sample as viewers of OpenAPI documents read it from `x-codeSamples`. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
  /** The example of the body that it sends, if there are several. */
  readonly example?: string;
}

/** The document with samples of every language at each operation: curl first, then this project's client. */
export function addSamples(document: Document): Document {
  const paths: Record<string, PathItem> = { ...document.paths };
  for (const operation of listOperations(document)) {
    const examples = Object.entries(bodyExamples(document, operation));
    const samples =
      examples.length === 0
        ? writeSamples(document, operation, undefined)
        : examples.flatMap(([example, { value }]) =>
            writeSamples(document, operation, value).map((sample) => ({ ...sample, example })),
          );
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: { ...operation.raw, "x-codeSamples": samples },
    };
  }
  return { ...document, paths };
}

/** The samples of an operation that `addSamples` has written. */
export function samplesOf({ raw }: Operation): readonly CodeSample[] {
  return (raw as { "x-codeSamples"?: CodeSample[] })["x-codeSamples"] ?? [];
}

function writeSamples(document: Document, operation: Operation, body: unknown): CodeSample[] {
  const request = httpRequest(document, operation, body);
  const { kind, redirects } = describeResponse(document, operation);
  const hasBody = kind !== "empty" && !redirects;
  const [curl, ...others] = languages.map(({ lang, label, write }) => ({
    lang,
    label,
    source: write(request, hasBody).trimEnd(),
  }));
  const client = {
    lang: "typescript",
    label: "TypeScript client",
    source: clientSample(document, operation, body).trimEnd(),
  };
  return [...(curl ? [curl] : []), client, ...others];
}
