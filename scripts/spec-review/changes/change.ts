import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { type Bump, bumpFor, bumps } from "../changeset/bump.ts";
import type { RedoclyChange } from "../redocly/diff.ts";
import { splitRenames } from "../redocly/split-renames.ts";
import { type Aspect, aspectOf } from "./aspect.ts";
import { judgeChange } from "./judge-change.ts";
import type { ChangeFacts, Judgement } from "./judgement.ts";
import { type OperationUse, OperationUses } from "./operation-uses.ts";
import { keysInBundle, lookUp, pointerKeys } from "./pointer.ts";
import { subjectOf } from "./subject.ts";

/** One change of the description, rated and in words. */
export interface Change {
  readonly rating: Bump;
  /** The bump that it asks of the packages. */
  readonly bump: Bump;
  readonly aspect: Aspect;
  /** What changed, as users call it: `Vehicle.soc`. */
  readonly subject: string;
  /** Goes on from the subject: `may be null now`. */
  readonly detail: string;
  /** What users have to do. */
  readonly todo: string;
  /** It is in what users send, in what they receive, or in both. */
  readonly sent: boolean;
  readonly received: boolean;
  /** The operations and webhooks that it reaches. */
  readonly operations: readonly string[];
  /** Where the revision says so, as far as it still does. */
  readonly file?: string;
  readonly line?: number;
}

export function heaviestFirst(changes: readonly Change[]): Change[] {
  return changes.toSorted((left, right) => bumps.indexOf(right.rating) - bumps.indexOf(left.rating));
}

/** A side of the comparison. */
export interface Side {
  readonly bundle: OpenApiDocument;
  readonly uses: OperationUses;
}

export function side(bundle: OpenApiDocument): Side {
  return { bundle, uses: new OperationUses(bundle) };
}

export interface Sides {
  readonly base: Side;
  readonly revision: Side;
}

/** Puts what Redocly found into words, each change once, for packages of this version. */
export function describeChanges(found: readonly RedoclyChange[], sides: Sides, version: string): Change[] {
  const told = withoutLayout(withoutConsequences(splitRenames(found)), sides);
  const changes = told.flatMap((change) => describeChange(change, sides, version));
  const seen = new Set<string>();
  return changes.filter(({ subject, detail }) => {
    const isNew = !seen.has(`${subject}\n${detail}`);
    seen.add(`${subject}\n${detail}`);
    return isNew;
  });
}

const wholeUnion = /\/(?:oneOf|anyOf)$/;

/** If a schema became a choice of schemas, or the reverse, what it lost and gained by that is no change of its own. */
function withoutConsequences(changes: readonly RedoclyChange[]): RedoclyChange[] {
  const unions = changes.filter(({ kind, path }) => kind !== "modified" && wholeUnion.test(path));
  const owners = unions.map(({ path }) => path.replace(wholeUnion, ""));
  return changes.filter(
    (change) => unions.includes(change) || !owners.some((owner) => `${change.path}/`.startsWith(`${owner}/`)),
  );
}

/** In which file a component is written is no change: what counts is whether the bundle has it. */
function withoutLayout(changes: readonly RedoclyChange[], { base, revision }: Sides): RedoclyChange[] {
  return changes.filter(({ kind, path }) => {
    const keys = pointerKeys(path);
    if (kind === "modified" || keys[0] !== "components" || keys.length > 3) return true;
    const [before, after] = [lookUp(base.bundle, keys), lookUp(revision.bundle, keys)];
    return keys.length === 3 && (before === undefined) !== (after === undefined);
  });
}

function describeChange(change: RedoclyChange, sides: Sides, version: string): Change[] {
  const aspect = aspectOf(change);
  const { bundle, uses } = change.kind === "removed" ? sides.base : sides.revision;
  const written = change[change.kind === "removed" ? "base" : "revision"] ?? change.base;
  const keys = ownerKeys(change, written, bundle);
  const former = ownerKeys(change, change.base ?? written, sides.base.bundle);
  const touched = usesOrEffect(uses.at(aspect === "security" ? keys.slice(0, 3) : keys), change, uses);
  const place = change.revision ?? { file: written?.file };
  const finish = (subject: string, judgement: Judgement, operations: readonly OperationUse[]): Change => ({
    rating: judgement.rating,
    bump: bumpFor(judgement.asks ?? judgement.rating, version),
    aspect,
    subject,
    detail: judgement.detail,
    todo: judgement.todo,
    sent: operations.some(({ sent }) => sent),
    received: operations.some(({ received }) => received),
    operations: operations.map(operationName),
    ...(place.file && { file: place.file }),
    ...("line" in place && place.line && { line: place.line }),
  });
  const facts: ChangeFacts = {
    kind: change.kind,
    keyword: change.property ?? "",
    before: change.base?.value,
    after: change.revision?.value,
    sent: touched.some(({ sent }) => sent),
    received: touched.some(({ received }) => received),
    isWebhook: touched.some(({ isWebhook }) => isWebhook),
    impact: change.impact,
    message: change.verdicts.map(({ message }) => message).join(" "),
    owner: (lookUp(bundle, keys) ?? {}) as Record<string, unknown>,
    formerOwner: (lookUp(sides.base.bundle, former) ?? {}) as Record<string, unknown>,
  };
  if (aspect === "security") {
    const isDefault = keys[0] === "security";
    const owner = isDefault ? [] : keys.slice(0, 3);
    const judgement = judgeChange(aspect, {
      ...facts,
      before: securityOf(sides.base.bundle, owner),
      after: securityOf(sides.revision.bundle, owner),
    });
    const reached = isDefault ? touched.filter((use) => !hasOwnSecurity(use, bundle)) : touched;
    return [
      finish(
        isDefault ? "every operation without security of its own" : subjectOf(owner, bundle),
        judgement,
        reached,
      ),
    ];
  }
  const judgement = judgeChange(aspect, facts);
  if (aspect === "operation") {
    return touched.map((use) => finish(operationSubject(use), judgement, [use]));
  }
  const named = aspect.startsWith("body")
    ? keys.slice(0, 3)
    : keys.filter((key, i) => !(i === keys.length - 1 && wholeUnion.test(`/${key}`)));
  return [finish(subjectOf(named, bundle), judgement, touched)];
}

/** Where the changed node is, or if a keyword changed, the node that has it. */
function ownerKeys(
  { property }: RedoclyChange,
  written: RedoclyChange["base"],
  bundle: OpenApiDocument,
): readonly string[] {
  if (!written) return [];
  const keys = keysInBundle(written.pointer, written.file, bundle);
  return property !== undefined && keys.at(-1) === property ? keys.slice(0, -1) : keys;
}

/** Where the description keeps something in a place of its own, the operation in which Redocly met it still is one. */
function usesOrEffect(
  touched: readonly OperationUse[],
  { path }: RedoclyChange,
  uses: OperationUses,
): readonly OperationUse[] {
  return touched.length > 0 ? touched : uses.at(pointerKeys(path));
}

/** What an operation asks for: its own `security`, or that of the whole description. */
function securityOf(bundle: OpenApiDocument, owner: readonly string[]): unknown {
  const own = (lookUp(bundle, owner) as { security?: unknown } | undefined)?.security;
  return own ?? bundle.security;
}

function hasOwnSecurity({ path, method, isWebhook }: OperationUse, bundle: OpenApiDocument): boolean {
  const root = isWebhook ? "webhooks" : "paths";
  return (lookUp(bundle, [root, path, method]) as { security?: unknown } | undefined)?.security !== undefined;
}

function operationSubject({ operation, method, path, isWebhook }: OperationUse): string {
  return isWebhook ? `webhook ${path}` : `${operation} (${method.toUpperCase()} ${path})`;
}

function operationName({ operation, path, isWebhook }: OperationUse): string {
  return isWebhook ? `webhook ${path}` : operation;
}
