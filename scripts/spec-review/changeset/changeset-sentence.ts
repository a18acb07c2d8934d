import { type Change, heaviestFirst } from "../changes/change.ts";
import { nothingToDo } from "../changes/judgement.ts";

const mostNamed = 8;

/**
 * What a changeset tells users, the heaviest change first. It is a draft: whoever writes the pull request knows better what the
 * change is good for.
 */
export function changesetSentence(changes: readonly Change[]): string {
  const named = heaviestFirst(changes).filter(({ rating, bump }) => rating !== "patch" || bump !== "patch");
  if (named.length === 0) {
    return "The documentation of the API is worded better. Types, requests and responses are the same.";
  }
  const clauses = named.slice(0, mostNamed).map(clause);
  const left = named.length - clauses.length;
  const rest = left > 0 ? [`${left} more ${left === 1 ? "change" : "changes"}.`] : [];
  return `The description of the API has changed. ${[...clauses, ...rest].join(" ")}`;
}

function clause({ subject, detail, todo }: Change): string {
  const [first = "", ...rest] = todo;
  const advice = todo === nothingToDo ? "" : ` ${first.toUpperCase()}${rest.join("")}.`;
  return `\`${subject}\` ${detail}.${advice}`;
}
