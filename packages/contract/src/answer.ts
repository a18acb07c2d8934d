/** Checks an answer of a server against what the description says that the operation may answer. */
import {
  follow,
  type HeaderObject,
  join,
  type Operation,
  type ResponseObject,
  responseOf,
} from "./description.ts";
import { violations } from "./validation.ts";

/** What is wrong with the answer, a line each: status, headers, media type, body. Empty when all is documented. */
export async function answerViolations(operation: Operation, response: Response): Promise<readonly string[]> {
  const documented = responseOf(operation, response.status);
  if (!documented)
    return [`${operation.id} documents no status ${response.status}: ${await response.text()}`];
  return [
    ...headerViolations(documented.value, documented.pointer, response.headers),
    ...undocumentedHeaders(documented.value, response.headers),
    ...(await bodyViolations(documented.value, documented.pointer, response)),
  ];
}

function headerViolations(documented: ResponseObject, pointer: string, headers: Headers): string[] {
  return Object.entries(documented.headers ?? {}).flatMap(([name, reference]) => {
    const header = follow<HeaderObject>(reference, join(pointer, "headers", name));
    const text = headers.get(name);
    if (text === null) return header.value.required === false ? [] : [`${name}: the header is missing`];
    return violations(join(header.pointer, "schema"), fromWire(text, header.value.schema)).map(
      (violation) => `${name}: ${violation}`,
    );
  });
}

/** Headers of the API's own; others, such as `Content-Type` and `Date`, go without saying. */
const apiHeaders = /^(evenergy-|x-|link$|location$|retry-after$)/;

function undocumentedHeaders(documented: ResponseObject, headers: Headers): string[] {
  const names = Object.keys(documented.headers ?? {}).map((name) => name.toLowerCase());
  return [...headers.keys()]
    .filter((name) => apiHeaders.test(name) && !names.includes(name))
    .map((name) => `${name}: the header is not documented`);
}

/** Headers arrive as text; the description types some of them as numbers. */
function fromWire(text: string, schema: HeaderObject["schema"]): unknown {
  return schema.type === "number" || schema.type === "integer" ? Number(text) : text;
}

async function bodyViolations(
  documented: ResponseObject,
  pointer: string,
  response: Response,
): Promise<string[]> {
  const body = await response.text();
  if (!documented.content)
    return body === "" ? [] : [`a ${response.status} has no body, but this one has: ${body}`];
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "(none)";
  if (!documented.content[mediaType])
    return [`the media type ${mediaType} is not documented for ${response.status}`];
  return violations(join(pointer, "content", mediaType, "schema"), JSON.parse(body)).map(
    (violation) => `body: ${violation}`,
  );
}
