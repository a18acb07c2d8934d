import type { Operation, Parameter, ParameterPlace } from "../operation.ts";

/** The schemas by which the requests of an operation are checked: its parameters by place and name, and its JSON body. */
export function requestSchemas(operation: Operation): { parameters: object; body: object | undefined } {
  const { schema } = operation.body?.json ?? {};
  return { parameters: parametersSchema(operation.parameters), body: schema && { $ref: schema.pointer } };
}

/** One schema for all parameters of an operation: `{ path: {…}, query: {…}, header: {…} }`. */
function parametersSchema(parameters: readonly Parameter[]): object {
  const place = (name: ParameterPlace): object => {
    const here = parameters.filter((parameter) => parameter.in === name);
    return {
      type: "object",
      properties: Object.fromEntries(here.map(({ name: key, schema }) => [key, { $ref: schema.pointer }])),
      required: here.filter(({ required }) => required).map(({ name: key }) => key),
    };
  };
  return {
    type: "object",
    properties: { path: place("path"), query: place("query"), header: place("header") },
  };
}

/** The schema of each JSON response of an operation, by status. */
export function responseSchemas({ responses }: Operation): ReadonlyMap<string, object> {
  return new Map(
    responses.flatMap(({ status, json }) =>
      json?.schema ? [[status, { $ref: json.schema.pointer }] as const] : [],
    ),
  );
}
