import type { GetResponseContent, MediaType } from "../openapi-ts.ts";

/** The keys that a type names itself. openapi-typescript gives every headers object `[name: string]: unknown` too. */
type NamedKey<Type> = keyof {
  [Key in keyof Type as string extends Key ? never : number extends Key ? never : Key]: true;
};

/** Whether the headers, by any case, include `Link`. */
type HasLink<Headers> = "link" extends Lowercase<Extract<NamedKey<Headers>, string>> ? true : false;

/** The GET operation of a path. */
export type GetOperation<Paths, Path extends keyof Paths> = Paths[Path] extends { get: infer Operation }
  ? Operation
  : never;

/** The body of the 200 response. */
type Body<Operation> = Operation extends { responses: infer Responses extends { 200: unknown } }
  ? GetResponseContent<Responses, MediaType, 200>
  : never;

/** The items of the array in an operation's 200 response; never if it is not an array. */
export type ListItem<Operation> = Body<Operation> extends readonly (infer Item)[] ? Item : never;

/**
 * The paths that can be read page by page: GET, with a `Link` header and an array in the 200 response.
 *
 * @example
 * type Lists = PaginatedPath<paths>;
 * //=> "/vehicles" | "/vehicles/{vehicle_id}/status_logs" | "/vehicle_trims" | …
 */
export type PaginatedPath<Paths> = {
  [Path in keyof Paths]: Paths[Path] extends { get: { responses: { 200: { headers: infer Headers } } } }
    ? HasLink<Headers> extends true
      ? Body<Paths[Path]["get"]> extends readonly unknown[]
        ? Path
        : never
      : never
    : never;
}[keyof Paths];
