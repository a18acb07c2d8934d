import type { GetResponseContent, MediaType } from "../openapi-ts.ts";

/** The keys of a type without the index signature `[name: string]: unknown`, which openapi-typescript adds to headers. */
type NamedKey<Type> = keyof {
  [Key in keyof Type as string extends Key ? never : number extends Key ? never : Key]: true;
};

/** Whether the headers include `Link`, in upper or lower case. */
type HasLink<Headers> = "link" extends Lowercase<Extract<NamedKey<Headers>, string>> ? true : false;

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
