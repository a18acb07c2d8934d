import { isObject, type JsonObject, type Path } from "./json-walk.ts";
import type { Change } from "./mutations.ts";
import { changesOfParameter } from "./parameter-changes.ts";
import { changesOfFlow, securityChanges } from "./security-changes.ts";

const methods = ["get", "put", "post", "delete", "patch"];

/** Alterations outside schemas: of operations, parameters, responses and headers. */
export function operationChanges(path: Path, value: JsonObject): readonly Change[] {
  if (path.length === 3 && path[0] === "paths" && methods.includes(String(path[2])))
    return changesOfOperation(value);
  if (path.length === 2 && path[0] === "paths") return operationsOfPath(value);
  if (path.length === 3 && path[0] === "components" && path[1] === "parameters")
    return changesOfParameter(value);
  if (path.at(-2) === "parameters" && typeof path.at(-1) === "number" && !("$ref" in value))
    return changesOfParameter(value);
  // Headers under `components` stay: without one, the document would have dangling references, which the linter finds.
  if (path.at(-1) === "headers" && path.length > 2) return renamedMembers(value, "header");
  if (path.at(-2) === "headers" && value.required === true) return [headerIsOptional];
  if (path.at(-2) === "flows") return changesOfFlow(value);
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
      // Without a parameter for `{vehicle_id}`, the document would be invalid, which the linter finds.
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

const headerIsOptional: Change = {
  kind: "header is optional",
  change: (header) => {
    header.required = false;
  },
};

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
