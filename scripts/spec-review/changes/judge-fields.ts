/** Judges changes of the fields that an object has: which there are, which are required, and who may send them. */
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
      : addition("can be sent now", nothingToDo),
  received: ({ kind }) =>
    kind === "removed"
      ? breakingChange("is removed from responses", "stop reading it")
      : addition("is new in responses", nothingToDo),
};

export const required: Directions = {
  sent: (facts) => {
    const { removed, added } = requiredNames(facts, "readOnly");
    if (added.length > 0) return breakingChange(`requires ${list(added)} now`, `send ${list(added)}`);
    if (removed.length > 0) return addition(`no longer requires ${list(removed)}`, nothingToDo);
    return reordered;
  },
  received: (facts) => {
    const { removed, added } = requiredNames(facts, "writeOnly");
    if (removed.length > 0) {
      return correction(`may lack ${list(removed)} now`, `handle that ${list(removed)} may be \`undefined\``);
    }
    if (added.length > 0) return addition(`always has ${list(added)} now`, nothingToDo);
    return reordered;
  },
};

export const readOnly: Directions = {
  sent: ({ after }) =>
    after === true
      ? breakingChange("is read-only now: it can no longer be sent", "stop sending it")
      : addition("is no longer read-only: it can be sent", nothingToDo),
  received: ({ after }) =>
    after === true
      ? addition("is read-only now", nothingToDo)
      : addition("is no longer read-only", nothingToDo),
};

export const writeOnly: Directions = {
  sent: ({ after }) =>
    after === true
      ? addition("is write-only now", nothingToDo)
      : addition("is no longer write-only", nothingToDo),
  received: ({ after }) =>
    after === true
      ? breakingChange("is write-only now: it is removed from responses", "stop reading it")
      : addition("is no longer write-only: it is new in responses", nothingToDo),
};

export const additionalProperties: Directions = {
  sent: ({ after }) =>
    after === false
      ? breakingChange("accepts only the described fields now", "send only the described fields")
      : addition("accepts other fields now", nothingToDo),
  received: ({ after }) =>
    addition(
      after === false ? "has only the described fields now" : "may have other fields now",
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
