import type { OpenApiDocument, Operation } from "@ev-vehicles/openapi";
import { changeOperations } from "../document/operations.ts";
import { clientSample } from "./client-sample.ts";
import { describeResponse, redirects } from "./describe-response.ts";
import { httpRequest, sampleServer, tokenPlaceholder } from "./http-request.ts";
import { languages } from "./languages.ts";

/** An item of `x-codeSamples`, which viewers of OpenAPI documents show. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
  /** The name of the body's example that the sample sends, if it has one. */
  readonly example?: string;
}

/** Adds samples in every language to each operation: curl first, then this project's client. */
export function addSamples(document: OpenApiDocument): OpenApiDocument {
  return changeOperations(document, (operation) => {
    const bodies = operation.body?.json?.examples ?? [{ name: "", value: undefined }];
    const samples = bodies.flatMap(({ name, value }) =>
      writeSamples(document, operation, value).map((one) => (name === "" ? one : { ...one, example: name })),
    );
    return { "x-codeSamples": samples };
  });
}

/** Replaces the server in all samples and, if `token` is given, the placeholder for the token. */
export function aimSamples(document: OpenApiDocument, serverUrl: string, token?: string): OpenApiDocument {
  return changeOperations(document, (operation) => ({
    "x-codeSamples": samplesOf(operation).map(({ source, ...sample }) => ({
      ...sample,
      source: source
        .replaceAll(sampleServer(document), serverUrl)
        .replaceAll(tokenPlaceholder, token ?? tokenPlaceholder),
    })),
  }));
}

/** The samples that `addSamples` added to an operation. */
export function samplesOf({ object }: Operation): readonly CodeSample[] {
  return (object as { "x-codeSamples"?: CodeSample[] })["x-codeSamples"] ?? [];
}

function writeSamples(document: OpenApiDocument, operation: Operation, body: unknown): CodeSample[] {
  const request = httpRequest(document, operation, body);
  const hasBody = describeResponse(document, operation).kind !== "empty" && !redirects(operation);
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
