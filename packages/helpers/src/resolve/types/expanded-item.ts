import type {
  Below,
  CertainlyMentions,
  Content,
  Mentions,
  NarrowReferences,
} from "../../expansion/narrow-references.ts";

/**
 * The type that a field has after `expandAll` if a name mentions it: the resource that the field already contains, or the
 * fetched one. Lists of references are expanded item by item.
 */
type ExpandedReference<Now, Full, Certain extends string, Possible extends string> =
  | ExpandedList<Extract<Now, readonly unknown[]>, Full, Certain, Possible>
  | ExpandedSingle<Exclude<Now, readonly unknown[]>, Extract<Content<Full>, object>, Certain, Possible>;

type ExpandedList<List, Full, Certain extends string, Possible extends string> = List extends unknown
  ? { [Index in keyof List]: ExpandedReference<List[Index], Full, Certain, Possible> }
  : never;

type ExpandedSingle<Now, Full, Certain extends string, Possible extends string> =
  | Exclude<Now, object | string>
  | (Extract<Now, object> extends never
      ? Extract<Now, string> extends never
        ? never
        : NarrowReferences<Full, Certain, Possible>
      : ExpandedItem<Extract<Now, object>, Full, Certain, Possible>);

type ExpandedField<Now, Full, Field, Certain extends string, Possible extends string> =
  CertainlyMentions<Certain, Field> extends true
    ? ExpandedReference<Now, Full, Below<Certain, Field>, Below<Possible, Field>>
    : Mentions<Possible, Field> extends true
      ? Now | ExpandedReference<Now, Full, never, Below<Possible, Field>>
      : Now;

/**
 * An item after `expandAll`: certainly named references are resources, possibly named ones are resources or unchanged,
 * and all others are unchanged.
 *
 * @typeParam Resource The resource type that the item was narrowed from.
 * @typeParam Certain The names that are certain to be expanded.
 * @typeParam Possible All names that may be expanded.
 *
 * @example
 * type Labelled = ExpandedItem<Expanded<Vehicle, "user">, Vehicle, "trim", "trim">;
 * //=> Expanded<Vehicle, "user" | "trim">
 */
export type ExpandedItem<Item, Resource, Certain extends string, Possible extends string> = {
  [Field in keyof Item]: ExpandedField<
    Item[Field],
    Field extends keyof Resource ? Resource[Field] : never,
    Field,
    Certain,
    Possible
  >;
};
