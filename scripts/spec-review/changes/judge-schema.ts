import { type ChangeFacts, type Judgement, list, nothingToDo, quote } from "./judgement.ts";

/** One side of a change: what it means if the schema is sent, or if it is received. */
interface Sides {
  readonly sent: (facts: ChangeFacts) => Judgement;
  readonly received: (facts: ChangeFacts) => Judgement;
}

export const property: Sides = {
  sent: ({ kind }) =>
    kind === "removed"
      ? breaks("can no longer be sent", "stop sending it")
      : follows("can be sent now", nothingToDo),
  received: ({ kind }) =>
    kind === "removed"
      ? breaks("is gone from responses", "stop reading it")
      : follows("is new in responses", nothingToDo),
};

export const required: Sides = {
  sent: (facts) => {
    const { lost, gained } = names(facts, "readOnly");
    if (gained.length > 0) return breaks(`has to be sent with ${list(gained)} now`, `send ${list(gained)}`);
    if (lost.length > 0) return follows(`can be sent without ${list(lost)} now`, nothingToDo);
    return unchanged;
  },
  received: (facts) => {
    const { lost, gained } = names(facts, "writeOnly");
    if (lost.length > 0) {
      return correction(
        `may come without ${list(lost)} now`,
        `handle that ${list(lost)} may be \`undefined\``,
      );
    }
    if (gained.length > 0) return follows(`always comes with ${list(gained)} now`, nothingToDo);
    return unchanged;
  },
};

export const type: Sides = {
  sent: ({ before, after }) => {
    const { lost, gained } = difference(types(before), types(after));
    if (lost.length === 0) return follows(`can be ${list(gained)} now, too`, nothingToDo);
    if (isNull(lost) && gained.length === 0)
      return breaks("can no longer be sent as null", "stop sending null");
    return breaks(`has to be ${list(types(after))} now, not ${list(lost)}`, `send ${list(types(after))}`);
  },
  received: ({ before, after }) => {
    const { lost, gained } = difference(types(before), types(after));
    if (gained.length === 0) {
      const detail = isNull(lost) ? "is never null now" : `is never ${list(lost)} now`;
      return follows(detail, nothingToDo);
    }
    if (isNull(gained) && lost.length === 0) return correction("may be null now", "handle null");
    if (lost.length === 0) return correction(`may be ${list(gained)} now, too`, `handle ${list(gained)}`);
    return breaks(`is ${list(types(after))} now, not ${list(lost)}`, `read ${list(types(after))}`);
  },
};

export const enumeration: Sides = {
  sent: ({ before, after }) => {
    const { lost, gained } = difference(values(before), values(after));
    if (before === undefined) return breaks(`accepts only ${list(gained)} now`, "send one of these");
    if (after === undefined) return follows("accepts any value now", nothingToDo);
    if (lost.length > 0) {
      return breaks(
        `no longer accepts ${list(lost)}${andAlso("accepts", gained)}`,
        `stop sending ${list(lost)}`,
      );
    }
    if (gained.length > 0) return follows(`also accepts ${list(gained)}`, nothingToDo);
    return unchanged;
  },
  received: ({ before, after }) => {
    const { lost, gained } = difference(values(before), values(after));
    if (before === undefined) return follows(`is always one of ${list(gained)}`, nothingToDo);
    if (after === undefined) return follows("can have any value now", "handle values that have no name");
    const detail =
      lost.length > 0 ? `no longer has ${list(lost)}${andAlso("has", gained)}` : `also has ${list(gained)}`;
    const todo = [
      lost.length > 0 ? `remove code for ${list(lost)}` : "",
      gained.length > 0 ? `handle ${list(gained)} wherever a \`switch\` lists the values` : "",
    ];
    return lost.length + gained.length === 0 ? unchanged : follows(detail, todo.filter(Boolean).join("; "));
  },
};

export const bound: Sides = {
  sent: (facts) =>
    loosens(facts)
      ? follows(boundDetail(facts), nothingToDo)
      : breaks(boundDetail(facts), "check what you send against the new bound"),
  received: (facts) =>
    tightens(facts)
      ? follows(boundDetail(facts), nothingToDo)
      : correction(boundDetail(facts), "expect values beyond the former bound"),
};

export const defaultValue: Sides = {
  sent: ({ before, after }) =>
    before === undefined
      ? follows(`is ${quote(after)} if it is left out`, nothingToDo)
      : breaks(
          after === undefined
            ? `no longer has the default ${quote(before)}`
            : `is ${quote(after)} if it is left out, not ${quote(before)}`,
          `send ${quote(before)} where you rely on it`,
        ),
  received: ({ before, after }) =>
    follows(
      after === undefined
        ? `no longer has the default ${quote(before)}`
        : `has the default ${quote(after)} now${before === undefined ? "" : `, not ${quote(before)}`}`,
      nothingToDo,
    ),
};

/** The widths of numbers, which say nothing of JSON. https://spec.openapis.org/registry/format/ */
const widths = ["int32", "int64", "float", "double"];

export const format: Sides = {
  sent: ({ before, after }) =>
    after === undefined || widths.includes(String(after))
      ? follows(formatDetail(before, after), nothingToDo)
      : breaks(formatDetail(before, after), `check that what you send is ${quote(after)}`),
  received: ({ before, after }) => follows(formatDetail(before, after), nothingToDo),
};

export const readOnly: Sides = {
  sent: ({ after }) =>
    after === true
      ? breaks("is read-only now: it can no longer be sent", "stop sending it")
      : follows("is no longer read-only: it can be sent", nothingToDo),
  received: ({ after }) =>
    after === true
      ? follows("is read-only now", nothingToDo)
      : follows("is no longer read-only", nothingToDo),
};

export const writeOnly: Sides = {
  sent: ({ after }) =>
    after === true
      ? follows("is write-only now", nothingToDo)
      : follows("is no longer write-only", nothingToDo),
  received: ({ after }) =>
    after === true
      ? breaks("is write-only now: it is gone from responses", "stop reading it")
      : follows("is no longer write-only: it is new in responses", nothingToDo),
};

export const union: Sides = {
  sent: ({ kind, before, after }) => {
    if (Array.isArray(before ?? after))
      return breaks(rewritten(after), "check what you send against the new type");
    return kind === "removed"
      ? breaks(`no longer accepts ${alternative(before)}`, "send one of the other types")
      : follows(`also accepts ${alternative(after)}`, nothingToDo);
  },
  received: ({ kind, before, after }) => {
    if (Array.isArray(before ?? after))
      return correction(rewritten(after), "check how you read it against the new type");
    return kind === "removed"
      ? follows(`is never ${alternative(before)} now`, nothingToDo)
      : correction(`may be ${alternative(after)} now, too`, "handle that type");
  },
};

export const additionalProperties: Sides = {
  sent: ({ after }) =>
    after === false
      ? breaks("accepts no fields but the described ones now", "send only what is described")
      : follows("accepts other fields now", nothingToDo),
  received: ({ after }) =>
    follows(
      after === false ? "has no fields but the described ones" : "may have other fields now",
      nothingToDo,
    ),
};

/** Something that worked may fail. */
function breaks(detail: string, todo: string): Judgement {
  return { rating: "major", detail, todo };
}

/** Something is new, or types and checks follow the API. */
function follows(detail: string, todo: string): Judgement {
  return { rating: "minor", detail, todo };
}

/** Code that reads responses may have to handle more; the description was wrong, so fixing it is a minor. */
function correction(detail: string, todo: string): Judgement {
  return { rating: "major", asks: "minor", detail, todo };
}

const unchanged: Judgement = { rating: "patch", detail: "is written in another order", todo: nothingToDo };

function difference<Value>(before: readonly Value[], after: readonly Value[]) {
  return {
    lost: before.filter((value) => !after.includes(value)),
    gained: after.filter((value) => !before.includes(value)),
  };
}

/** The names that `required` lost and gained, without those that do not count on this side. */
function names({ before, after, owner, formerOwner }: ChangeFacts, hidden: "readOnly" | "writeOnly") {
  const counts = (from: Readonly<Record<string, unknown>>) => (name: unknown) => {
    const properties = (from.properties ?? {}) as Record<string, Record<string, unknown> | undefined>;
    return properties[String(name)]?.[hidden] !== true;
  };
  const { lost, gained } = difference(values(before), values(after));
  return { lost: lost.filter(counts(formerOwner)), gained: gained.filter(counts(owner)) };
}

function values(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

/** The JSON types that a `type` allows; an absent one allows any. */
function types(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? type : [type ?? "anything"];
}

function isNull(some: readonly unknown[]): boolean {
  return some.length === 1 && some[0] === "null";
}

function andAlso(verb: string, gained: readonly unknown[]): string {
  return gained.length > 0 ? `, but also ${verb} ${list(gained)}` : "";
}

function alternative(schema: unknown): string {
  const { $ref, type, title } = (schema ?? {}) as Record<string, unknown>;
  const name = title ?? (typeof $ref === "string" ? $ref.split("/").at(-1) : type);
  return name === undefined ? "one of its types" : list([name]);
}

/** A schema became a choice of schemas, or the reverse. */
function rewritten(after: unknown): string {
  return Array.isArray(after) ? `is one of ${after.length} types now` : "is no longer a choice of types";
}

/** Whether every value that was allowed still is. Patterns can't be compared, so a changed one may exclude values. */
function loosens({ keyword, before, after }: ChangeFacts): boolean {
  if (after === undefined) return true;
  if (before === undefined || typeof before !== "number" || typeof after !== "number") return false;
  if (/^(?:exclusiveM|m)in/.test(keyword)) return after < before;
  if (/^(?:exclusiveM|m)ax/.test(keyword)) return after > before;
  return before % after === 0;
}

/** Whether every value that is allowed was allowed before. */
function tightens(facts: ChangeFacts): boolean {
  return loosens({ ...facts, before: facts.after, after: facts.before });
}

function formatDetail(before: unknown, after: unknown): string {
  return after === undefined
    ? `no longer has the format ${quote(before)}`
    : `has the format ${quote(after)} now`;
}

function boundDetail({ keyword, before, after }: ChangeFacts): string {
  if (after === undefined) return `has no \`${keyword}\` now; it was ${quote(before)}`;
  return before === undefined
    ? `has a \`${keyword}\` now: ${quote(after)}`
    : `has the \`${keyword}\` ${quote(after)}, not ${quote(before)}`;
}
