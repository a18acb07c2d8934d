import {
  type Response as Described,
  essenceOf,
  type Header,
  type Operation,
  responseOf,
} from "@ev-vehicles/openapi";
import { violations } from "./validation.ts";

/** How a response violates the description of its operation, one line each: status, headers, media type, body. */
export async function responseViolations(
  operation: Operation,
  response: Response,
): Promise<readonly string[]> {
  const documented = responseOf(operation, response.status);
  if (!documented)
    return [`${operation.id} documents no status ${response.status}: ${await response.text()}`];
  return [
    ...headerViolations(documented, response.headers),
    ...undocumentedHeaders(documented, response.headers),
    ...(await bodyViolations(documented, response)),
  ];
}

function headerViolations(documented: Described, headers: Headers): string[] {
  return documented.headers.flatMap(({ name, object, schema }) => {
    const text = headers.get(name);
    if (text === null) return object.required === false ? [] : [`${name}: the header is missing`];
    return violations(schema.pointer, parseHeader(text, schema.value)).map(
      (violation) => `${name}: ${violation}`,
    );
  });
}

/**
 * Headers that must be documented if a response has them. Others, such as `Content-Type` and `Date`, need no description.
 */
const apiHeaders = /^(evenergy-|x-|link$|location$|retry-after$)/;

function undocumentedHeaders(documented: Described, headers: Headers): string[] {
  const names = documented.headers.map(({ name }) => name.toLowerCase());
  return [...headers.keys()]
    .filter((name) => apiHeaders.test(name) && !names.includes(name))
    .map((name) => `${name}: the header is not documented`);
}

/** Headers are text; the description types some of them as numbers. */
function parseHeader(text: string, schema: Header["schema"]["value"]): unknown {
  return schema.type === "number" || schema.type === "integer" ? Number(text) : text;
}

async function bodyViolations({ mediaTypes }: Described, response: Response): Promise<string[]> {
  const body = await response.text();
  if (mediaTypes.length === 0)
    return body === "" ? [] : [`expected no body with status ${response.status}, got: ${body}`];
  const type = essenceOf(response.headers.get("content-type") ?? "(none)");
  const mediaType = mediaTypes.find((one) => one.type === type);
  if (!mediaType?.schema) return [`${response.status} documents no media type ${type}`];
  return violations(mediaType.schema.pointer, JSON.parse(body)).map((violation) => `body: ${violation}`);
}
