import type { Below, Content, Mentions, MentionsSurely, NarrowReferences } from "../narrow-references.ts";

/**
 * What a field becomes that a name mentions: the item has it expanded already, or it is fetched. Lists of references are
 * filled item by item.
 */
type GrownReference<Now, Full, Certain extends string, Possible extends string> =
  | GrownList<Extract<Now, readonly unknown[]>, Full, Certain, Possible>
  | GrownOne<Exclude<Now, readonly unknown[]>, Extract<Content<Full>, object>, Certain, Possible>;

type GrownList<List, Full, Certain extends string, Possible extends string> = List extends unknown
  ? { [Index in keyof List]: GrownReference<List[Index], Full, Certain, Possible> }
  : never;

type GrownOne<Now, Full, Certain extends string, Possible extends string> =
  | Exclude<Now, object | string>
  | (Extract<Now, object> extends never
      ? Extract<Now, string> extends never
        ? never
        : NarrowReferences<Full, Certain, Possible>
      : Grown<Extract<Now, object>, Full, Certain, Possible>);

type GrownField<Now, Full, Field, Certain extends string, Possible extends string> =
  MentionsSurely<Certain, Field> extends true
    ? GrownReference<Now, Full, Below<Certain, Field>, Below<Possible, Field>>
    : Mentions<Possible, Field> extends true
      ? Now | GrownReference<Now, Full, never, Below<Possible, Field>>
      : Now;

/**
 * An item after `expandAll`: the named references are resources, the others are unchanged.
 *
 * @example
 * type Labelled = Grown<Expanded<Vehicle, "user">, Vehicle, "trim", "trim">;
 * //=> Expanded<Vehicle, "user" | "trim">
 */
export type Grown<Item, Resource, Certain extends string, Possible extends string> = {
  [Field in keyof Item]: GrownField<
    Item[Field],
    Field extends keyof Resource ? Resource[Field] : never,
    Field,
    Certain,
    Possible
  >;
};
