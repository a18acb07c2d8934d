import type { OpenApiDocument, Operation, ParameterPlace } from "@ev-vehicles/openapi";
import { isChosen } from "./choose-parameters.ts";
import { describeResponse, type ResponseShape } from "./describe-response.ts";
import { sampleServer, tokenPlaceholder } from "./http-request.ts";
import { printLiteral } from "./print-literal.ts";

type Values = Record<string, unknown>;

/**
 * A TypeScript module that calls an operation with our client; it compiles and runs unchanged. A paged list uses
 * `paginate`; everything else is one call.
 */
export function clientSample(document: OpenApiDocument, operation: Operation, body: unknown): string {
  const response = describeResponse(document, operation);
  const path = requiredValues(operation, "path");
  const query = requiredValues(operation, "query");
  const expand = expandOf(operation);
  const client = clientOf(document, operation);
  return response.paged
    ? paginateSample(operation, response, client, { path, query, expand })
    : callSample(operation, response, client, {
        path,
        query: { ...query, ...(expand.length > 0 && { expand }) },
        body,
      });
}

function paginateSample(
  operation: Operation,
  { name, key }: ResponseShape,
  client: string,
  { path, query, expand }: { path: Values; query: Values; expand: readonly string[] },
): string {
  const params = { ...(hasAny(path) && { path }), ...(hasAny(query) && { query }) };
  const options = { ...(hasAny(params) && { params }), ...(expand.length > 0 && { expand }) };
  const open = `for await (const ${name} of paginate(ev, ${JSON.stringify(operation.path)}`;
  const list = hasAny(options) ? `, ${printLiteral(options, 0, open.length + 5)}` : "";
  return lines(
    'import { createVehiclesClient } from "@ev-vehicles/client";',
    'import { paginate } from "@ev-vehicles/helpers";',
    "",
    client,
    "",
    `${open}${list})) {`,
    `  console.log(${key ? `${name}.${key}` : name});`,
    "}",
  );
}

function callSample(
  operation: Operation,
  { kind, name }: ResponseShape,
  client: string,
  { path, query, body }: { path: Values; query: Values; body: unknown },
): string {
  const params = { ...(hasAny(path) && { path }), ...(hasAny(query) && { query }) };
  const init = { ...(hasAny(params) && { params }), ...(body !== undefined && { body }) };
  const call = `ev.${operation.method}(${JSON.stringify(operation.path)}`;
  const variable = kind === "list" ? `${name}s` : name;
  const start = kind === "empty" ? "await unwrap(" : `const ${variable} = await unwrap(`;
  const flat = `${call}${hasAny(init) ? `, ${printLiteral(init, 0, 0)}` : ""})`;
  const fits = !flat.includes("\n") && start.length + flat.length + 2 <= 72;
  const nested = `  ${call}${hasAny(init) ? `, ${printLiteral(init, 2, call.length + 4)}` : ""}),`;
  return lines(
    'import { createVehiclesClient, unwrap } from "@ev-vehicles/client";',
    "",
    client,
    "",
    ...(fits ? [`${start}${flat});`] : [start, nested, ");"]),
    ...(kind === "empty" ? [] : [`console.log(${variable});`]),
  );
}

/** Any token can read, but a write with client credentials has to name the user. */
function clientOf(document: OpenApiDocument, { method, parameters }: Operation): string {
  const user = parameters.find((one) => one.in === "header" && one.name === "EvEnergy-User");
  const options = [
    `  baseUrl: ${JSON.stringify(sampleServer(document))},`,
    `  auth: process.env.EV_TOKEN ?? "${tokenPlaceholder}",`,
    ...(user && method !== "GET" ? [`  user: ${JSON.stringify(user.example)},`] : []),
  ];
  return lines("const ev = createVehiclesClient({", ...options, "});").trimEnd();
}

function expandOf(operation: Operation): readonly string[] {
  const parameter = operation.parameters.find(
    ({ name, in: place }) => name === "expand" && place === "query",
  );
  if (!parameter || !isChosen(operation, parameter)) return [];
  return [parameter.example ?? []].flat() as string[];
}

function requiredValues({ parameters }: Operation, place: ParameterPlace): Values {
  const required = parameters.filter((one) => one.in === place && one.required);
  return Object.fromEntries(required.map(({ name, example }) => [name, example]));
}

function hasAny(values: object): boolean {
  return Object.keys(values).length > 0;
}

function lines(...all: string[]): string {
  return `${all.join("\n")}\n`;
}
