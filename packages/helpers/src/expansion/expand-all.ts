import type { CertainName, PossibleName } from "../narrow-references.ts";
import { createResolver } from "./create-resolver.ts";
import { type ExpandStep, expandSteps } from "./expand-steps.ts";
import type { Grown } from "./grown.ts";
import type { PathsOf, ReadableClient } from "./readable-client.ts";
import type { ReferenceName } from "./reference-name.ts";
import type { ResolveOptions, Resolver } from "./resolver.ts";
import type { ResourceOf } from "./resource-of.ts";
import { forCaller } from "./waiting-caller.ts";

/**
 * Expands references in items that you already have: the result has the same shape as with the server's `expand`, and
 * each distinct reference is fetched once. A thousand vehicles with twelve different trims cost twelve requests. If the
 * operation that reads a reference can expand the names below it, it is asked to. Lists of references keep their order.
 *
 * The items are not changed; the result contains copies. If several items refer to the same resource, they share one
 * object: treat it as read-only. Null stays null, and references that are already expanded are not fetched again.
 *
 * Every call fetches all references again. To share resources between calls, pass a resolver instead of a client.
 *
 * @example
 * const { data: vehicles = [] } = await ev.GET("/vehicles");
 * const [vehicle] = await expandAll(ev, vehicles, ["trim.model.make"]);
 * vehicle?.trim.model.make.name;
 *
 * @throws {ResolveError} For the first reference that can't be followed; the requests in flight are aborted.
 */
export function expandAll<
  Source extends ReadableClient | Resolver<unknown>,
  Item,
  const Names extends readonly ReferenceName<ResourceOf<Item, PathsOf<Source>>>[],
>(
  source: Source,
  items: readonly Item[],
  names: Names,
  { signal }: ResolveOptions = {},
): Promise<Grown<Item, ResourceOf<Item, PathsOf<Source>>, CertainName<Names>, PossibleName<Names>>[]> {
  const resolver: Resolver<unknown> = "~read" in source ? source : createResolver(source);
  const fetched = new Map<string, Promise<unknown>>();

  return forCaller(signal, async (caller) => {
    function follow(reference: string, { names: below, steps }: ExpandStep): Promise<unknown> {
      const key = `${reference} ${below}`;
      let resource = fetched.get(key);
      if (!resource) {
        caller.throwIfStopped();
        resource = resolver["~read"](reference, below, caller).then((found) => grow(found, steps));
        fetched.set(key, resource);
      }
      return resource;
    }

    /** What a field holds, with its references followed: one, or a list of them in its order. */
    async function fill(value: unknown, step: ExpandStep): Promise<unknown> {
      if (typeof value === "string") return follow(value, step);
      if (Array.isArray(value)) return Promise.all(value.map((item) => fill(item, step)));
      return grow(value, step.steps);
    }

    async function grow(value: unknown, steps: readonly ExpandStep[]): Promise<unknown> {
      if (Array.isArray(value)) return Promise.all(value.map((item) => grow(item, steps)));
      if (typeof value !== "object" || value === null) return value;
      const copy: Record<string, unknown> = { ...value };
      await Promise.all(
        steps.map(async (step) => {
          if (!Object.hasOwn(copy, step.field)) return;
          copy[step.field] = await fill(copy[step.field], step);
        }),
      );
      return copy;
    }

    return (await grow(items, expandSteps(names))) as never;
  });
}
