/**
 * A reference field arrives in one of two shapes, `uri | Resource`, and the request decides which: a name in
 * `expand` replaces the URL with the resource. The types here make the same decision from the same names.
 *
 * Two sets of names keep the types sound. `Certain` names are sure to be in the `expand` list. `Possible` names may be in
 * it: an element of the list is typed as a union, or the list is built at run time. A field whose name is only possible
 * keeps its union type.
 */

type IsAny<Type> = 0 extends 1 & Type ? true : false;

type IsUnion<Type, Member = Type> = [Type] extends [never]
  ? false
  : Member extends unknown
    ? [Type] extends [Member]
      ? false
      : true
    : never;

/** The dotted names below `Field`: `"trim.model"` becomes `"model"` below `"trim"`. `string` stays `string`. */
export type Below<Names extends string, Field> = Field extends string
  ? string extends Names
    ? string
    : Names extends `${Field}.${infer Rest}`
      ? Rest
      : never
  : never;

/**
 * Whether a name is `Field` itself or passes through it: `trim.model` expands `trim` too. If `Names` or `Field` is
 * `string`, any name mentions the field, because `string` and the field of an index signature can be any name.
 */
export type Mentions<Names extends string, Field> = Field extends string
  ? string extends Names
    ? true
    : Extract<Names, Field | `${Field}.${string}`> extends never
      ? false
      : true
  : false;

/** Like {@link Mentions}, but false if either is `string`: the mention is then possible, not certain. */
export type CertainlyMentions<Names extends string, Field> = string extends Field | Names
  ? false
  : Mentions<Names, Field>;

/** The innermost items of a list, or the value itself: `Car` for `Car`, `Car[]` and `Car[][]`. */
export type Content<Value> = Value extends readonly (infer Item)[] ? Content<Item> : Value;

/**
 * Whether the type includes both a string (the URL) and an object (the resource), so that `expand` decides between them.
 * Items of lists count: `string[] | Owner[]` and `(string | Owner)[]` are references, `string | string[]` is not.
 */
type IsReference<Value> =
  Extract<Content<Value>, string> extends never
    ? false
    : Extract<Content<Value>, object> extends never
      ? false
      : true;

/** An expanded reference: the type without its URLs, also inside lists. */
export type WithoutUrls<Value> = Value extends string
  ? never
  : Value extends readonly unknown[]
    ? Extract<Content<Value>, object> extends never
      ? never
      : { [Index in keyof Value]: WithoutUrls<Value[Index]> }
    : Value;

/** A reference that is not expanded: the type without its objects, also inside lists. */
type OnlyUrls<Value> = Value extends readonly unknown[]
  ? Extract<Content<Value>, string> extends never
    ? never
    : { [Index in keyof Value]: OnlyUrls<Value[Index]> }
  : Value extends object
    ? never
    : Value;

type NarrowField<Value, Field, Certain extends string, Possible extends string> =
  IsReference<Value> extends true
    ? CertainlyMentions<Certain, Field> extends true
      ? NarrowReferences<WithoutUrls<Value>, Below<Certain, Field>, Below<Possible, Field>>
      : Mentions<Possible, Field> extends true
        ? NarrowReferences<Value, never, Below<Possible, Field>>
        : OnlyUrls<Value>
    : NarrowReferences<Value, Below<Certain, Field>, Below<Possible, Field>>;

/** The items of an array or tuple. An index is not a step of a dotted name: `user` is a field of each item. */
type NarrowItems<Items, Certain extends string, Possible extends string> = {
  [Index in keyof Items]: NarrowReferences<Items[Index], Certain, Possible>;
};

/**
 * `Value` with its reference fields narrowed as the names decide, also in array items and embedded objects. `null`,
 * `undefined` and optionality are unchanged.
 */
export type NarrowReferences<Value, Certain extends string, Possible extends string> =
  IsAny<Value> extends true
    ? Value
    : Value extends readonly unknown[]
      ? NarrowItems<Value, Certain, Possible>
      : Value extends object
        ? { [Field in keyof Value]: NarrowField<Value[Field], Field, Certain, Possible> }
        : Value;

/**
 * The names that a list is certain to contain: the elements of a tuple that are one literal each. For a union of tuples
 * (`["user"] | ["user", "trim"]`), the names that every tuple contains.
 */
export type CertainName<Names, InAnyTuple extends string = CertainElement<Names>> =
  IsAny<Names> extends true
    ? never
    : Exclude<InAnyTuple, Names extends unknown ? Exclude<InAnyTuple, CertainElement<Names>> : never>;

/** The elements of a tuple that are one literal each, except a rest element (`["user", ...more]`). */
type CertainElement<Names> = Names extends readonly [infer First, ...infer Others]
  ? Literal<First> | CertainElement<Others>
  : Names extends readonly [...infer Others, infer Last]
    ? Literal<Last> | CertainElement<Others>
    : never;

type Literal<Name> = IsUnion<Name> extends true ? never : string extends Name ? never : Extract<Name, string>;

/** The names that a list may contain. */
export type PossibleName<Names> =
  IsAny<Names> extends true ? string : Names extends readonly (infer Name)[] ? Extract<Name, string> : never;
