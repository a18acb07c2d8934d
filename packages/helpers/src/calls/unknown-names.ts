/**
 * TypeScript reports an unknown name only in an object literal, because a variable may have more members than its reader
 * needs. In the options of a call, a misspelt name is a mistake: a misspelt query parameter is sent, and a misspelt option
 * has no effect. So these types also reject unknown names in variables.
 */

/** A type that no object has, so that the compile error shows the name: `required in type 'UnknownName<"usr">'`. */
interface UnknownName<Name> {
  readonly "~unknown": Name;
}

/** The types that a member has in the objects of a union. An object without the member adds `never`. */
type Member<Type, Name> = Type extends object ? Type[Name & keyof Type] : never;

/** The names of all members of the objects in a union. */
type NameIn<Type> = Type extends unknown ? keyof Type : never;

/** The names in `Passed` that `Known` lacks. Lists have no names to check; `any` and records may have any name. */
type UnknownNamesIn<Known, Passed> = Passed extends readonly unknown[]
  ? never
  : Passed extends object
    ? string extends keyof Passed
      ? never
      : Exclude<keyof Passed, NameIn<Known>>
    : never;

/** The unknown names in each group of parameters. */
type UnknownParameters<Known, Passed> = {
  [Group in keyof Passed]-?: UnknownNamesIn<Member<Known, Group>, Passed[Group]>;
}[keyof Passed];

/**
 * Whether `Names` contains a literal name. It is `false` for `string`, and for `any`: in generic code, where the names
 * depend on a type parameter, the compiler evaluates this type for `any`, and generic callers must compile.
 */
export type HasName<Names> = [Names] extends [never] ? false : [string] extends [Names] ? false : true;

type RefuseNames<Names> = HasName<Names> extends true ? UnknownName<Names> : unknown;

/**
 * Intersected with the options of a call, this type rejects every name that `Known` lacks: among the options, in
 * `params`, in the groups of parameters, and among the fields of the body. It is `unknown` if all names are known.
 */
export type RefuseUnknownNames<Known, Options> = RefuseNames<
  | UnknownNamesIn<Known, Options>
  | UnknownNamesIn<Member<Known, "params">, Member<Options, "params">>
  | UnknownParameters<Member<Known, "params">, Member<Options, "params">>
  | UnknownNamesIn<Member<Known, "body">, Member<Options, "body">>
>;
