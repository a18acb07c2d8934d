import type { Description, Parameter, RawOperation } from "./description.ts";
import { resolve } from "./resolve.ts";

const methods = ["get", "put", "post", "delete", "patch", "options", "head"] as const;
export type Method = (typeof methods)[number];

/** One operation of the description, with its parameters resolved. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly raw: RawOperation;
}

/** Every operation, in the order of the description. */
export function listOperations(description: Description): Operation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = item[method] as RawOperation | undefined;
      if (!raw) return [];
      const shared = (item.parameters ?? []) as NonNullable<RawOperation["parameters"]>;
      const parameters = [...shared, ...(raw.parameters ?? [])].map((one) => resolve(description, one));
      const { operationId: id, summary, description: text = "", tags } = raw;
      return [{ id, method, path, tag: tags[0] ?? "", summary, description: text, parameters, raw }];
    }),
  );
}
