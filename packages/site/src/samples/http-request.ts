import type { OpenApiDocument, Operation, ParameterPlace } from "@ev-vehicles/openapi";
import { isChosen } from "./choose-parameters.ts";

/** The server in samples until `aimSamples` changes it: the document's first. */
export function sampleServer({ servers = [] }: OpenApiDocument): string {
  return servers[0]?.url ?? "";
}

/** The placeholder for the reader's token. */
export const tokenPlaceholder = "YOUR_TOKEN";

/** A request in the format of HTTP Archives (HAR), which sample generators read. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: NameAndValue[];
  queryString: NameAndValue[];
  postData?: { mimeType: string; text: string };
}

interface NameAndValue {
  name: string;
  value: string;
}

/** The sample request of an operation, with the example values of the document. */
export function httpRequest(document: OpenApiDocument, operation: Operation, body: unknown): HttpRequest {
  const chosen = operation.parameters.filter((parameter) => isChosen(operation, parameter));
  const pairs = (place: ParameterPlace): NameAndValue[] =>
    chosen
      .filter((parameter) => parameter.in === place)
      .flatMap(({ name, example }) => [example].flat().map((value) => ({ name, value: String(value) })));
  const path = pairs("path").reduce(
    // A path may contain a colon (RFC 3986, 3.3), and a timestamp is easier to read with it.
    (url, { name, value }) => url.replace(`{${name}}`, encodeURIComponent(value).replaceAll("%3A", ":")),
    operation.path,
  );
  const headers = pairs("header");
  // Send a token even if it is optional: the rate limit is higher with one.
  if (!operation.security.open || operation.security.alternatives.length > 1) {
    headers.unshift({ name: "Authorization", value: `Bearer ${tokenPlaceholder}` });
  }
  if (body !== undefined) headers.push({ name: "Content-Type", value: "application/json" });
  return {
    method: operation.method,
    url: sampleServer(document) + path,
    headers,
    queryString: pairs("query"),
    ...(body !== undefined && { postData: { mimeType: "application/json", text: JSON.stringify(body) } }),
  };
}
