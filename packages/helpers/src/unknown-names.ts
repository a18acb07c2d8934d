/**
 * TypeScript reports an unknown name in an object literal only, for a variable may have more members than its
 * reader wants. The options of a call are different: an unknown parameter is sent, and an unknown setting does
 * nothing.
 */

/** What no object has. The error at one with unknown names says them: `required in type 'UnknownName<"usr">'`. */
interface UnknownName<Name> {
  readonly "~unknown": Name;
}

/** The member of an object, or of each object in a union; never if there is none. */
type Member<Type, Name> = Type extends object ? Type[Name & keyof Type] : never;

/** The names of every object in a union. */
type NameIn<Type> = Type extends unknown ? keyof Type : never;

/** The names of an object that its type lacks. A list has no names of its own; `any` and a record may have any. */
type NamesBeyond<Known, Given> = Given extends readonly unknown[]
  ? never
  : Given extends object
    ? string extends keyof Given
      ? never
      : Exclude<keyof Given, NameIn<Known>>
    : never;

/** The unknown names of each group of parameters. */
type ParametersBeyond<Known, Given> = {
  [Group in keyof Given]-?: NamesBeyond<Member<Known, Group>, Given[Group]>;
}[keyof Given];

/**
 * Whether there is a name. In generic code, where names can depend on a type parameter, the compiler asks whether
 * it could be so for `any`: there it is `false`, so that a generic caller is given the benefit of the doubt.
 */
export type HasName<Names> = [Names] extends [never] ? false : [string] extends [Names] ? false : true;

type RefuseNames<Names> = HasName<Names> extends true ? UnknownName<Names> : unknown;

/**
 * What the options of a call have to be as well, so that they have no other names than `Known` has: at the top, in
 * `params`, in its groups, and in the body. `unknown` where they have none.
 */
export type RefuseUnknownNames<Known, Options> = RefuseNames<
  | NamesBeyond<Known, Options>
  | NamesBeyond<Member<Known, "params">, Member<Options, "params">>
  | ParametersBeyond<Member<Known, "params">, Member<Options, "params">>
  | NamesBeyond<Member<Known, "body">, Member<Options, "body">>
>;
