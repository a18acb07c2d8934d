import { returnsList } from "./list-paging.ts";
import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";

/** The verbs that an operation ID may start with, by HTTP method. */
export interface OperationIdOptions {
  readonly verbs?: Readonly<Record<string, readonly string[]>>;
}

const camelCase = /^[a-z]+(?:[A-Z][a-z0-9]*)+$/;

/**
 * An operation ID becomes a method name in generated code and a heading in the reference: a verb that fits the HTTP method,
 * then a noun, in camelCase. A GET starts with `list` if and only if it returns an array.
 */
export const operationId: Rule<OperationIdOptions> = ({ verbs = {} }) =>
  pathOperations((linted, context) => {
    const { name, operation } = linted;
    const id = operation.object.operationId;
    // A Redocly rule reports missing operation IDs.
    if (!id || id === name) return;
    const location = context.location.child(["operationId"]);
    const method = String(context.key);
    const allowed = verbs[method] ?? [];
    const verb = /^[a-z]+/.exec(id)?.[0] ?? "";
    if (!camelCase.test(id)) {
      const message = `"${id}" is not a verb and a noun in camelCase. Write it like \`${allowed[0] ?? "list"}VehicleTrims\`.`;
      context.report({ message, location });
    } else if (!allowed.includes(verb)) {
      const message = `"${id}" starts with "${verb}", which is not a verb for ${method.toUpperCase()}. Start with ${allowed.map((word) => `\`${word}\``).join(", ")}, or add the verb to house/operation-id in redocly.yaml.`;
      context.report({ message, location });
    } else if (method === "get" && (verb === "list") !== returnsList(linted)) {
      const message =
        verb === "list"
          ? `"${id}" starts with "list", but ${name} does not return an array. Name it \`retrieve…\`.`
          : `${name} returns an array. Name it \`list…\` instead of "${id}".`;
      context.report({ message, location });
    }
  });
