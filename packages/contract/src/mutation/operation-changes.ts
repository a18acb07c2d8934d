/** What can be altered around the schemas: operations, parameters, answers and their headers. */
import { isObject, type JsonObject, type Path } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

const methods = ["get", "put", "post", "delete", "patch"];

export function operationChanges(path: Path, value: JsonObject): readonly Change[] {
  if (path.length === 3 && path[0] === "paths" && methods.includes(String(path[2])))
    return changesOfOperation(value);
  if (path.length === 2 && path[0] === "paths") return operationsOfPath(value);
  if (path.length === 3 && path[0] === "components" && path[1] === "parameters")
    return changesOfParameter(value);
  if (path.at(-2) === "parameters" && typeof path.at(-1) === "number" && !("$ref" in value))
    return changesOfParameter(value);
  if (path.at(-1) === "headers") return renamedMembers(value, "header");
  if (path.at(-1) === "content") return renamedMediaTypes(value);
  if (path.at(-1) === "requestBody" && value.required === true)
    return [
      {
        kind: "body is optional",
        change: (body) => {
          body.required = false;
        },
      },
    ];
  return [];
}

function operationsOfPath(item: JsonObject): Change[] {
  return Object.keys(item)
    .filter((name) => methods.includes(name))
    .map((name) => ({
      kind: "drop operation",
      detail: name,
      change: (path) => {
        delete path[name];
      },
    }));
}

function changesOfOperation({ responses, parameters, security }: JsonObject): Change[] {
  const references = (Array.isArray(parameters) ? parameters : []) as JsonObject[];
  return [
    ...Object.keys(isObject(responses) ? responses : {}).map((status) => ({
      kind: "drop status",
      detail: status,
      change: (operation: JsonObject) => {
        delete (operation.responses as JsonObject)[status];
      },
    })),
    ...references.flatMap((parameter, index) => {
      const name =
        String(parameter.$ref ?? parameter.name)
          .split("/")
          .at(-1) ?? "";
      // Without a parameter for `{vehicle_id}` it is no OpenAPI any more, which linting says.
      if (name.endsWith("Path") || parameter.in === "path") return [];
      return [
        {
          kind: "drop parameter",
          detail: name,
          change: (operation: JsonObject) => {
            operation.parameters = references.filter((_, at) => at !== index);
          },
        },
      ];
    }),
    ...(Array.isArray(security) ? securityChanges(security as JsonObject[]) : []),
  ];
}

function securityChanges(security: readonly JsonObject[]): Change[] {
  const open = security.some((alternative) => Object.keys(alternative).length === 0);
  return open
    ? [
        {
          kind: "close operation",
          change: (operation) => {
            operation.security = security.filter((alternative) => Object.keys(alternative).length > 0);
          },
        },
      ]
    : [
        {
          kind: "open operation",
          change: (operation) => {
            operation.security = [{}, ...security];
          },
        },
        {
          kind: "other scope",
          change: (operation) => {
            operation.security = [{ oauth2: ["nothing:read"] }];
          },
        },
      ];
}

function changesOfParameter({ in: place, required, name }: JsonObject): Change[] {
  if (place === "path") return [];
  return [
    {
      kind: "rename parameter",
      change: (parameter) => {
        parameter.name = `${name}_renamed`;
      },
    },
    {
      kind: required === true ? "parameter is optional" : "parameter is required",
      change: (parameter) => {
        parameter.required = required !== true;
      },
    },
  ];
}

function renamedMembers(members: JsonObject, kind: string): Change[] {
  return Object.keys(members).flatMap((name) => [
    {
      kind: `rename ${kind}`,
      detail: name,
      change: (target: JsonObject) => {
        target[`${name}-Renamed`] = target[name] ?? {};
        delete target[name];
      },
    },
    {
      kind: `drop ${kind}`,
      detail: name,
      change: (target: JsonObject) => {
        delete target[name];
      },
    },
  ]);
}

function renamedMediaTypes(content: JsonObject): Change[] {
  return Object.keys(content).map((name) => ({
    kind: "other media type",
    detail: name,
    change: (target) => {
      target["text/plain"] = target[name] ?? {};
      delete target[name];
    },
  }));
}
