import {
  type Operation as Described,
  isPaged,
  itemsOf,
  type RequestBody,
  readOperations,
} from "@ev-vehicles/openapi";
import { description } from "./description.ts";
import { kebabCase } from "./kebab-case.ts";
import type { Operation, OperationBody } from "./operation.ts";

/** All operations, in the description's order. */
export const operations: readonly Operation[] = readOperations(description).map(toOperation);

function toOperation(operation: Described): Operation {
  const { body, id, method, path, parameters, responses, security, summary, tags } = operation;
  const success = responses.find(({ json, status }) => /^2/.test(status) && json?.schema);
  const schema = success?.json?.schema?.value;
  const items = schema && itemsOf(description, schema);
  return {
    id,
    command: kebabCase(id),
    group: tags[0] ?? "Operations",
    method,
    path,
    summary,
    description: operation.description,
    parameters,
    body: body && readBody(body),
    list: items !== undefined && isPaged(operation),
    responseSchema: items ?? schema,
    nonErrorStatuses: responses.map(({ status }) => Number(status)).filter((status) => status < 400),
    scopes: security.open ? undefined : security.scopes,
  };
}

function readBody({ json, required }: RequestBody): OperationBody | undefined {
  if (!json?.schema) return undefined;
  return { required, schema: json.schema.value, example: json.examples[0]?.value };
}
