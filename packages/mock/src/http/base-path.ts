import { description } from "../spec/description.ts";

/** The base paths that the description's servers have: `/v2`, and the public mock's longer one. */
const basePaths: readonly string[] = [
  ...new Set(description.servers.map(({ url }) => new URL(url).pathname)),
];

/** A request's path, cut into base and rest: `/v2` and `/vehicles`; `undefined` when it is below no base path. */
export function splitBasePath(
  pathname: string,
): { readonly base: string; readonly path: string } | undefined {
  const base = basePaths.find((candidate) => pathname.startsWith(`${candidate}/`) || pathname === candidate);
  return base === undefined ? undefined : { base, path: pathname.slice(base.length) };
}
