/** Judges changes to an object's fields: which ones it has, which are required, and who may send them. */
import {
  addition,
  breakingChange,
  type ChangeFacts,
  correction,
  type Directions,
  difference,
  list,
  nothingToDo,
  reordered,
  values,
} from "./judgement.ts";

export const property: Directions = {
  sent: ({ kind }) =>
    kind === "removed"
      ? breakingChange("can no longer be sent", "stop sending it")
      : addition("can now be sent", nothingToDo),
  received: ({ kind }) =>
    kind === "removed"
      ? breakingChange("is removed from responses", "stop reading it")
      : addition("is new in responses", nothingToDo),
};

export const required: Directions = {
  sent: (facts) => {
    const { removed, added } = requiredNames(facts, "readOnly");
    if (added.length > 0) return breakingChange(`now requires ${list(added)}`, `send ${list(added)}`);
    if (removed.length > 0) return addition(`no longer requires ${list(removed)}`, nothingToDo);
    return reordered;
  },
  received: (facts) => {
    const { removed, added } = requiredNames(facts, "writeOnly");
    if (removed.length > 0) {
      return correction(`may now lack ${list(removed)}`, `handle ${list(removed)} being \`undefined\``);
    }
    if (added.length > 0) return addition(`now always has ${list(added)}`, nothingToDo);
    return reordered;
  },
};

export const readOnly: Directions = {
  sent: ({ after }) =>
    after === true
      ? breakingChange("is now read-only: it can no longer be sent", "stop sending it")
      : addition("is no longer read-only: it can be sent", nothingToDo),
  received: ({ after }) =>
    after === true
      ? addition("is now read-only", nothingToDo)
      : addition("is no longer read-only", nothingToDo),
};

export const writeOnly: Directions = {
  sent: ({ after }) =>
    after === true
      ? addition("is now write-only", nothingToDo)
      : addition("is no longer write-only", nothingToDo),
  received: ({ after }) =>
    after === true
      ? breakingChange("is now write-only: it is removed from responses", "stop reading it")
      : addition("is no longer write-only: it is new in responses", nothingToDo),
};

export const additionalProperties: Directions = {
  sent: ({ after }) =>
    after === false
      ? breakingChange("now accepts only the described fields", "send only the described fields")
      : addition("now accepts other fields", nothingToDo),
  received: ({ after }) =>
    addition(
      after === false ? "now has only the described fields" : "may now have other fields",
      nothingToDo,
    ),
};

/** The names added to and removed from `required`, without those that are never sent in this direction. */
function requiredNames({ before, after, owner, formerOwner }: ChangeFacts, hidden: "readOnly" | "writeOnly") {
  const isVisibleIn = (schema: Readonly<Record<string, unknown>>) => (name: unknown) => {
    const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown> | undefined>;
    return properties[String(name)]?.[hidden] !== true;
  };
  const { removed, added } = difference(values(before), values(after));
  return { removed: removed.filter(isVisibleIn(formerOwner)), added: added.filter(isVisibleIn(owner)) };
}
