import type { Bump } from "../changeset/bump.ts";
import type { Aspect } from "./aspect.ts";
import * as schema from "./judge-schema.ts";
import { both, type ChangeFacts, type Judgement, list, nothingToDo, quote } from "./judgement.ts";

/** Rates a change and puts it into words. Each aspect is listed, so that a new one cannot be forgotten. */
export function judgeChange(aspect: Aspect, facts: ChangeFacts): Judgement {
  return judges[aspect](facts);
}

const judges: Record<Aspect, (facts: ChangeFacts) => Judgement> = {
  "additional properties": bySide(schema.additionalProperties),
  body: ({ kind, owner }) => {
    if (kind === "removed") return judged("major", "takes no body now", "stop sending one");
    return owner.required === true
      ? judged("major", "needs a body now", "send one")
      : judged("minor", "takes a body now", nothingToDo);
  },
  "body required": ({ after }) =>
    after === true
      ? judged("major", "needs its body now", "send one")
      : judged("minor", "can be sent without a body now", nothingToDo),
  bound: bySide(schema.bound),
  component: ({ kind }) =>
    judged(
      "minor",
      kind === "removed" ? "is no longer shared between operations" : "is shared between operations",
      nothingToDo,
    ),
  default: bySide(schema.defaultValue),
  deprecation: ({ after }) =>
    after === true
      ? judged("minor", "is deprecated", "plan to do without it")
      : judged("minor", "is no longer deprecated", nothingToDo),
  documentation: ({ keyword, kind }) =>
    judged(
      "patch",
      kind === "modified"
        ? `has another ${keyword.replace(/^examples$/, "example")}`
        : `is ${kind}, in the documentation`,
      nothingToDo,
    ),
  enum: bySide(schema.enumeration),
  format: bySide(schema.format),
  header: ({ kind, owner, sent }) => {
    if (kind === "removed")
      return judged("major", "is no longer sent with the response", "stop reading the header");
    return sent && owner.required === true
      ? judged("major", "has to be sent now", "send the header")
      : judged("minor", "is a new header of the response", nothingToDo);
  },
  "header required": ({ after }) =>
    after === true
      ? judged("minor", "always comes now", nothingToDo)
      : judged("major", "may be missing now", "handle that the header may be missing", "minor"),
  "media type": ({ kind, sent }) => {
    if (kind === "removed") return judged("major", "is no longer offered", "use another media type");
    return judged("minor", sent ? "can be sent now" : "can be received now", nothingToDo);
  },
  "named type": ({ kind }) =>
    kind === "removed"
      ? judged("major", "is gone from the types", "use the type that took its place")
      : judged("minor", "is a new type", nothingToDo),
  operation: ({ kind, isWebhook }) => {
    if (kind === "removed") {
      return isWebhook
        ? judged("major", "is no longer posted", "stop relying on it")
        : judged("major", "is gone", "stop calling it");
    }
    return judged("minor", isWebhook ? "is posted now" : "can be called", nothingToDo);
  },
  "operation ID": ({ before, after }) =>
    judged(
      "major",
      `is named ${list([after])} now, not ${list([before])}`,
      "rename it where `operations` or a command of the CLI names it",
    ),
  other: ({ kind, keyword, before, after, impact, message }) =>
    judged(
      atLeastMinor(impact),
      message ||
        (kind === "modified"
          ? `has another \`${keyword}\`: ${quote(after)}, not ${quote(before)}`
          : `was ${kind}`),
      impact === "major" ? "check your code against the change" : nothingToDo,
    ),
  parameter: ({ kind, owner, sent }) => {
    const name = `${owner.in ?? ""} parameter`.trim();
    if (!sent) {
      return kind === "removed"
        ? judged("major", `no longer comes as a ${name}`, "stop reading it")
        : judged("minor", `comes as a ${name}`, nothingToDo);
    }
    if (kind === "removed") return judged("major", `is no longer a ${name}`, "stop sending it");
    return owner.required === true
      ? judged("major", `is a ${name} that has to be sent now`, "send it")
      : judged("minor", `is a new ${name}`, nothingToDo);
  },
  "parameter place": ({ before, after }) =>
    judged(
      "major",
      `is sent in the ${String(after)} now, not in the ${String(before)}`,
      "pass it in the other group of `params`",
    ),
  "parameter required": ({ after }) =>
    after === true
      ? judged("major", "has to be sent now", "send it")
      : judged("minor", "can be left out now", nothingToDo),
  property: bySide(schema.property),
  readOnly: bySide(schema.readOnly),
  required: bySide(schema.required),
  security: ({ before, after }) => security(schemes(before), schemes(after)),
  status: ({ kind }) =>
    kind === "added"
      ? judged("minor", "is a new response", "handle it if it matters to you")
      : judged("major", "is no longer a response", "remove code for it"),
  type: bySide(schema.type),
  union: bySide(schema.union),
  writeOnly: bySide(schema.writeOnly),
};

function bySide(sides: {
  readonly sent: (facts: ChangeFacts) => Judgement;
  readonly received: (facts: ChangeFacts) => Judgement;
}): (facts: ChangeFacts) => Judgement {
  return (facts) =>
    both(facts.sent ? sides.sent(facts) : undefined, facts.received ? sides.received(facts) : undefined);
}

function judged(rating: Bump, detail: string, todo: string, asks?: Bump): Judgement {
  return { rating, detail, todo, ...(asks && { asks }) };
}

function atLeastMinor(impact: Bump): Bump {
  return impact === "patch" ? "minor" : impact;
}

type Requirement = Readonly<Record<string, readonly string[]>>;

/** The alternatives of a `security`; an absent or empty one asks for nothing. */
function schemes(value: unknown): readonly Requirement[] {
  const alternatives = Array.isArray(value) ? (value as Requirement[]) : [];
  return alternatives.length > 0 ? alternatives : [{}];
}

/** A token that was enough has to stay enough: each former alternative must satisfy one of the new ones. */
function security(before: readonly Requirement[], after: readonly Requirement[]): Judgement {
  const isEnough = before.every((former) => after.some((needed) => satisfies(former, needed)));
  const detail = `needs ${inWords(after)} now, not ${inWords(before)}`;
  return isEnough
    ? judged("minor", detail, nothingToDo)
    : judged("major", detail, `call it with ${inWords(after)}`);
}

function satisfies(held: Requirement, needed: Requirement): boolean {
  return Object.entries(needed).every(
    ([scheme, scopes]) => held[scheme] && scopes.every((scope) => held[scheme]?.includes(scope)),
  );
}

function inWords(alternatives: readonly Requirement[]): string {
  return alternatives.map(requirementInWords).join(" or ");
}

function requirementInWords(requirement: Requirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) =>
    scopes.length > 0
      ? `a token with ${scopes.map((scope) => `\`${scope}\``).join(" and ")}`
      : `any token (\`${scheme}\`)`,
  );
  return schemes.join(" and ") || "no token";
}
