import type { PathsOf, ReadableClient } from "../../calls/readable-client.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./call-key.ts";
import type { ScopeOption } from "./scope.ts";

/** The options of {@link pathKey}. */
type PathKeyOptions<Parameters, Source> = {
  /** The path's parameters, for the key of a single resource. */
  readonly params?: { readonly path: Parameters } | undefined;
} & ScopeOption<Source>;

type PathParameters<Operations> = {
  [Method in keyof Operations]: Operations[Method] extends { parameters: { path: infer Parameters } }
    ? Parameters
    : never;
}[keyof Operations];

/**
 * The common prefix of the keys of all queries of a path, infinite ones included, or of all queries of one resource if
 * `params` has its path parameters. For `invalidateQueries` after a mutation, `removeQueries` and `isFetching`.
 *
 * @example
 * await queryClient.invalidateQueries({ queryKey: pathKey(ev, "/vehicles") });
 * await queryClient.invalidateQueries({ queryKey: pathKey(ev, "/vehicles/{vehicle_id}", { params: { path: { vehicle_id } } }) });
 *
 * @throws {QueryOptionError} If neither the client nor the options have a scope.
 */
export function pathKey<Source extends ReadableClient, const Path extends keyof PathsOf<Source> & string>(
  client: Source,
  path: Path,
  ...options: Source extends { readonly scope: string | undefined }
    ? [options?: PathKeyOptions<PathParameters<PathsOf<Source>[Path]>, Source>]
    : [options: PathKeyOptions<PathParameters<PathsOf<Source>[Path]>, Source>]
): readonly [scope: string, path: string, parameters?: OperationKey[2]] {
  const [callOptions = {}] = options as readonly AnyCallOptions[];
  const [scope, , parameters] = callKey(`pathKey: ${path}`, client, path, "", callOptions);
  return callOptions.params?.path ? [scope, path, parameters] : [scope, path];
}
