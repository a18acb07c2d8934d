/**
 * TypeScript reports an unknown name only in an object literal, because a variable may have more members than its reader
 * needs. The options of a call are different: an unknown parameter is sent, and an unknown option does nothing.
 */

/** A type that no object has, so that the compile error shows the name: `required in type 'UnknownName<"usr">'`. */
interface UnknownName<Name> {
  readonly "~unknown": Name;
}

/** The type of a member, for each object in a union; never if the object lacks it. */
type Member<Type, Name> = Type extends object ? Type[Name & keyof Type] : never;

/** The member names of every object in a union. */
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
 * Whether `Names` contains a name. In generic code, where the names depend on a type parameter, the compiler evaluates
 * this for `any`: the result is `false` then, so that generic callers compile.
 */
export type HasName<Names> = [Names] extends [never] ? false : [string] extends [Names] ? false : true;

type RefuseNames<Names> = HasName<Names> extends true ? UnknownName<Names> : unknown;

/**
 * Intersected with the options of a call, it rejects every name that `Known` lacks: at the top level, in `params`, in
 * the groups of parameters, and in the body. It is `unknown` if all names are known.
 */
export type RefuseUnknownNames<Known, Options> = RefuseNames<
  | UnknownNamesIn<Known, Options>
  | UnknownNamesIn<Member<Known, "params">, Member<Options, "params">>
  | UnknownParameters<Member<Known, "params">, Member<Options, "params">>
  | UnknownNamesIn<Member<Known, "body">, Member<Options, "body">>
>;
