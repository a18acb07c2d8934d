import { type Change, highestRatedFirst } from "../changes/change.ts";
import { nothingToDo } from "../changes/judgement.ts";

const maxNamedChanges = 8;

/**
 * Drafts the text of a changeset, with the changes that break users first. The author of the pull request knows better what
 * the change is for, and should reword the text.
 */
export function changesetSentence(changes: readonly Change[]): string {
  const named = highestRatedFirst(changes).filter(
    ({ rating, bump }) => rating !== "patch" || bump !== "patch",
  );
  if (named.length === 0) {
    return "The wording of the API's documentation has changed. Types, requests and responses are the same.";
  }
  const clauses = named.slice(0, maxNamedChanges).map(clause);
  const left = named.length - clauses.length;
  const rest = left > 0 ? [`${left} more ${left === 1 ? "change" : "changes"}.`] : [];
  return `The description of the API has changed. ${[...clauses, ...rest].join(" ")}`;
}

function clause({ subject, detail, todo }: Change): string {
  const [first = "", ...rest] = todo;
  const advice = todo === nothingToDo ? "" : ` ${first.toUpperCase()}${rest.join("")}.`;
  return `\`${subject}\` ${detail}.${advice}`;
}
