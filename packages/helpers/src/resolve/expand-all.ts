import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { CertainName, PossibleName } from "../expansion/narrow-references.ts";
import { createResolver, type ResolveOptions, type Resolver } from "./create-resolver.ts";
import { forCaller } from "./reads/waiting-caller.ts";
import type { ExpandedItem } from "./types/expanded-item.ts";
import type { ReferenceName } from "./types/reference-name.ts";
import type { ResourceOf } from "./types/resource-of.ts";

/**
 * Expands references in items that you already have: the result has the same shape as with the server's `expand`, and
 * a reference that occurs in several items is fetched once. A thousand vehicles with twelve different trims cost twelve
 * requests. If the operation that reads a reference can expand names below that reference, the request includes these
 * names. Lists of references keep their order.
 *
 * The items are not changed; the result contains shallow copies. If several items refer to the same resource, they share
 * one object: treat it as read-only. Null stays null, and references that are already expanded are not fetched again.
 *
 * With a client, every call fetches all references again. To share resources between calls, pass a resolver instead.
 *
 * @example
 * const { data: vehicles = [] } = await ev.GET("/vehicles");
 * const [vehicle] = await expandAll(ev, vehicles, ["trim.model.make"]);
 * vehicle?.trim.model.make.name;
 *
 * @throws {ResolveError} For the first reference that can't be followed. The requests in flight are then aborted, except
 * those that another caller of the same resolver waits for.
 */
export function expandAll<
  Source extends ReadableClient | Resolver<unknown>,
  Item,
  const Names extends readonly ReferenceName<ResourceOf<Item, PathsOf<Source>>>[],
>(
  source: Source,
  items: readonly Item[],
  names: Names,
  options: ResolveOptions = {},
): Promise<ExpandedItem<Item, ResourceOf<Item, PathsOf<Source>>, CertainName<Names>, PossibleName<Names>>[]> {
  const resolver: Resolver<unknown> = "~read" in source ? source : createResolver(source);
  const fetched = new Map<string, Promise<unknown>>();

  return forCaller(options.signal, async (caller) => {
    function follow(reference: string, { names: below, steps }: ExpandStep): Promise<unknown> {
      const key = `${reference} ${below}`;
      let resource = fetched.get(key);
      if (!resource) {
        caller.throwIfStopped();
        resource = resolver["~read"](reference, below, caller).then((found) => expandFields(found, steps));
        fetched.set(key, resource);
      }
      return resource;
    }

    /** Expands a field: a reference, a list of references, or a value that contains references. */
    async function expandField(value: unknown, step: ExpandStep): Promise<unknown> {
      if (typeof value === "string") return follow(value, step);
      if (Array.isArray(value)) return Promise.all(value.map((item) => expandField(item, step)));
      return expandFields(value, step.steps);
    }

    async function expandFields(value: unknown, steps: readonly ExpandStep[]): Promise<unknown> {
      if (Array.isArray(value)) return Promise.all(value.map((item) => expandFields(item, steps)));
      if (typeof value !== "object" || value === null) return value;
      const copy: Record<string, unknown> = { ...value };
      await Promise.all(
        steps.map(async (step) => {
          if (!Object.hasOwn(copy, step.field)) return;
          copy[step.field] = await expandField(copy[step.field], step);
        }),
      );
      return copy;
    }

    return (await expandFields(items, expandSteps(names))) as never;
  });
}

/** One field to expand, and the fields to expand inside its value. */
interface ExpandStep {
  readonly field: string;
  /** The dotted names below the field: `trim.model.make` becomes `model.make` below `trim`. */
  readonly names: readonly string[];
  readonly steps: readonly ExpandStep[];
}

/** Groups dotted names by their first step. */
function expandSteps(dotted: readonly string[]): ExpandStep[] {
  const fields = new Set(dotted.map((name) => name.split(".", 1).join()));
  return [...fields].map((field) => {
    const prefix = `${field}.`;
    const names = dotted.flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
    return { field, names, steps: expandSteps(names) };
  });
}
