/**
 * A reference field arrives in one of two shapes, `uri | Resource`, and the request decides which: a name in
 * `expand` turns the URL into the resource. The types here make the same decision from the same names.
 *
 * Two sets of names keep it sound. `Certain` names are surely in the request; `Possible` names may be: an
 * element typed as a union, a list built at run time. A field that is only possible keeps its union.
 */

type IsAny<Type> = 0 extends 1 & Type ? true : false;

type IsUnion<Type, Member = Type> = [Type] extends [never]
  ? false
  : Member extends unknown
    ? [Type] extends [Member]
      ? false
      : true
    : never;

/** What is left of the dotted names below `Field`: of `"trim.model"`, below `"trim"`, `"model"`. Any name stays any. */
export type Below<Names extends string, Field> = Field extends string
  ? string extends Names
    ? string
    : Names extends `${Field}.${infer Rest}`
      ? Rest
      : never
  : never;

/**
 * Whether a name is `Field` itself or passes through it: `trim.model` expands `trim` too. `string` may be any name, and
 * so may the field of an index signature.
 */
export type Mentions<Names extends string, Field> = Field extends string
  ? string extends Names
    ? true
    : Extract<Names, Field | `${Field}.${string}`> extends never
      ? false
      : true
  : false;

/** Like {@link Mentions}, but false where that is only possible. */
export type MentionsSurely<Names extends string, Field> = string extends Field | Names
  ? false
  : Mentions<Names, Field>;

/** What a value holds once its lists are opened: of `Car[]` and `Car[][]`, `Car`. */
export type Content<Value> = Value extends readonly (infer Item)[] ? Content<Item> : Value;

/**
 * Whether the type can be a URL and can be an object: then `expand` decides between them. Lists are opened:
 * `string[] | Owner[]` and `(string | Owner)[]` are references as well, `string | string[]` is none.
 */
type IsReference<Value> =
  Extract<Content<Value>, string> extends never
    ? false
    : Extract<Content<Value>, object> extends never
      ? false
      : true;

/** A reference that was expanded: without its URLs, also inside lists. */
export type WithoutUrls<Value> = Value extends string
  ? never
  : Value extends readonly unknown[]
    ? Extract<Content<Value>, object> extends never
      ? never
      : { [Index in keyof Value]: WithoutUrls<Value[Index]> }
    : Value;

/** A reference that was not expanded: without its objects, also inside lists. */
type OnlyUrls<Value> = Value extends readonly unknown[]
  ? Extract<Content<Value>, string> extends never
    ? never
    : { [Index in keyof Value]: OnlyUrls<Value[Index]> }
  : Value extends object
    ? never
    : Value;

type NarrowField<Value, Field, Certain extends string, Possible extends string> =
  IsReference<Value> extends true
    ? MentionsSurely<Certain, Field> extends true
      ? NarrowReferences<WithoutUrls<Value>, Below<Certain, Field>, Below<Possible, Field>>
      : Mentions<Possible, Field> extends true
        ? NarrowReferences<Value, never, Below<Possible, Field>>
        : OnlyUrls<Value>
    : NarrowReferences<Value, Below<Certain, Field>, Below<Possible, Field>>;

/** The items of an array or tuple. They are no step of a dotted name: `user` is a field of each item. */
type NarrowItems<Items, Certain extends string, Possible extends string> = {
  [Index in keyof Items]: NarrowReferences<Items[Index], Certain, Possible>;
};

/**
 * `Value` with each of its reference fields narrowed; arrays item by item, embedded objects field by field.
 * `null`, `undefined` and optionality stay as they are.
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
 * The names that a list surely holds: the elements of a tuple that are one literal each. Of a union of tuples
 * (`flag ? ["user"] : ["user", "trim"]`), the names that every one of them holds.
 */
export type CertainName<Names, Anywhere extends string = CertainElement<Names>> =
  IsAny<Names> extends true
    ? never
    : Exclude<Anywhere, Names extends unknown ? Exclude<Anywhere, CertainElement<Names>> : never>;

/** The elements before and after a rest (`["user", ...more]`) that are one literal each. */
type CertainElement<Names> = Names extends readonly [infer First, ...infer Others]
  ? Literal<First> | CertainElement<Others>
  : Names extends readonly [...infer Others, infer Last]
    ? Literal<Last> | CertainElement<Others>
    : never;

type Literal<Name> = IsUnion<Name> extends true ? never : string extends Name ? never : Extract<Name, string>;

/** The names that a list may hold. */
export type PossibleName<Names> =
  IsAny<Names> extends true ? string : Names extends readonly (infer Name)[] ? Extract<Name, string> : never;
