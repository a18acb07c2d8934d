import type { Description } from "../description/description.ts";
import { bodyExample, parameterExample } from "../description/example.ts";
import type { Operation } from "../description/operations.ts";
import { type Answer, describeAnswer } from "./answer-name.ts";
import { expandExample } from "./expand-example.ts";
import { printLiteral } from "./print-literal.ts";

type Values = Record<string, unknown>;

/**
 * How a program calls an operation with our client: a whole module, so that it can be compiled and run as it is.
 * Paged lists go through `paginate`, everything else is one call.
 */
export function clientSample(description: Description, operation: Operation): string {
  const answer = describeAnswer(description, operation);
  const path = requiredValues(description, operation, "path");
  const query = requiredValues(description, operation, "query");
  const expand = expandExample(description, operation);
  const client = clientOf(description, operation);
  return operation.method === "get" && answer.paged
    ? paginateSample(operation, answer, client, { path, query, expand })
    : callSample(operation, answer, client, {
        path,
        query: { ...query, ...(expand.length > 0 && { expand }) },
        body: bodyExample(description, operation),
      });
}

function paginateSample(
  operation: Operation,
  { name, key }: Answer,
  client: string,
  { path, query, expand }: { path: Values; query: Values; expand: string[] },
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
  { kind, name }: Answer,
  client: string,
  { path, query, body }: { path: Values; query: Values; body: unknown },
): string {
  const params = { ...(hasAny(path) && { path }), ...(hasAny(query) && { query }) };
  const init = { ...(hasAny(params) && { params }), ...(body !== undefined && { body }) };
  const call = `ev.${operation.method.toUpperCase()}(${JSON.stringify(operation.path)}`;
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

/** Reading goes with any token; writing with client credentials has to say for whom. */
function clientOf(description: Description, { method, parameters }: Operation): string {
  const user = parameters.find((one) => one.in === "header" && one.name === "EvEnergy-User");
  if (!user || method === "get")
    return 'const ev = createVehiclesClient({ auth: process.env.EV_TOKEN ?? "" });';
  return `const ev = createVehiclesClient({
  auth: process.env.EV_TOKEN ?? "",
  user: ${JSON.stringify(parameterExample(description, user))},
});`;
}

function requiredValues(description: Description, operation: Operation, place: "path" | "query"): Values {
  const required = operation.parameters.filter((one) => one.in === place && one.required);
  return Object.fromEntries(required.map((one) => [one.name, parameterExample(description, one)]));
}

function hasAny(values: object): boolean {
  return Object.keys(values).length > 0;
}

function lines(...all: string[]): string {
  return `${all.join("\n")}\n`;
}
