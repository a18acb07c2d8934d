import type { Change } from "./change.ts";

const mostNamed = 8;

/**
 * What a changeset tells the users of the types, the weightiest change first. It is a draft: whoever writes the pull request
 * knows better what the change is good for.
 */
export function changesetSentence(changes: readonly Change[]): string {
  const order = ["major", "minor", "patch"];
  const sorted = changes.toSorted((left, right) => order.indexOf(left.rating) - order.indexOf(right.rating));
  const named = sorted.filter(({ rating, bump }) => rating !== "patch" || bump !== "patch");
  if (named.length === 0) return "The description is worded more clearly; the types are the same.";
  const clauses = named.slice(0, mostNamed).map(clause);
  const left = sorted.length - clauses.length;
  const rest = left > 0 ? [`${left} smaller ${left === 1 ? "change" : "changes"}.`] : [];
  return `The types follow the API description. ${[...clauses, ...rest].join(" ")}`;
}

function clause({ subject, detail }: Change): string {
  const operations = /^added: (.+)$/.exec(detail)?.[1];
  if (operations) return `${operations} can be called.`;
  if (detail === "added") return `\`${subject}\` is new.`;
  if (detail === "removed") return `\`${subject}\` is gone.`;
  if (subject.endsWith(enumSuffix)) return enumClause(subject.slice(0, -enumSuffix.length), detail);
  return detail.endsWith(".") ? detail : `\`${subject}\` ${detail}.`;
}

const enumSuffix = " · enum";

function enumClause(subject: string, detail: string): string {
  const verbs = detail.replace(/^lost/, "no longer has").replace(/(^|; )gained/, "$1also has");
  return detail.endsWith(".") ? detail : `\`${subject}\` ${verbs}.`;
}
