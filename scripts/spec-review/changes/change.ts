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

/** One change to the description, rated and in plain English. */
export interface Change {
  readonly rating: Bump;
  /** The bump that the packages need. */
  readonly bump: Bump;
  readonly aspect: Aspect;
  /** What changed, by the name that users know: `Vehicle.soc`. */
  readonly subject: string;
  /** The predicate of a sentence with the subject: `may now be null`. */
  readonly detail: string;
  /** What users have to do. */
  readonly todo: string;
  /** Whether the change affects what users send. It can affect both directions. */
  readonly sent: boolean;
  /** Whether the change affects what users receive. */
  readonly received: boolean;
  /** The operations and webhooks that the change affects. */
  readonly operations: readonly string[];
  /** The file of the changed part, and its line in the revision. A removed part has no line. */
  readonly file?: string;
  readonly line?: number;
}

export function highestRatedFirst(changes: readonly Change[]): Change[] {
  return changes.toSorted((left, right) => bumps.indexOf(right.rating) - bumps.indexOf(left.rating));
}

/** One of the two descriptions that are compared. */
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

/**
 * Rates and describes the changes that Redocly found, each once.
 *
 * @param version The current version of the packages.
 */
export function describeChanges(found: readonly RedoclyChange[], sides: Sides, version: string): Change[] {
  const reported = withoutMoves(withoutConsequences(splitRenames(found)), sides);
  const changes = reported.flatMap((change) => describeChange(change, sides, version));
  const seen = new Set<string>();
  return changes.filter(({ subject, detail }) => {
    const isNew = !seen.has(`${subject}\n${detail}`);
    seen.add(`${subject}\n${detail}`);
    return isNew;
  });
}

const wholeUnion = /\/(?:oneOf|anyOf)$/;

/** If a schema became a choice of schemas, or the reverse, leaves out the keywords that it gained or lost as a result. */
function withoutConsequences(changes: readonly RedoclyChange[]): RedoclyChange[] {
  const unions = changes.filter(({ kind, path }) => kind !== "modified" && wholeUnion.test(path));
  const owners = unions.map(({ path }) => path.replace(wholeUnion, ""));
  return changes.filter(
    (change) => unions.includes(change) || !owners.some((owner) => `${change.path}/`.startsWith(`${owner}/`)),
  );
}

/** Leaves out components that only moved to another file: they are in both bundles. */
function withoutMoves(changes: readonly RedoclyChange[], { base, revision }: Sides): RedoclyChange[] {
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
  const affected = usesOrEffect(uses.at(aspect === "security" ? keys.slice(0, 3) : keys), change, uses);
  const place = change.revision ?? { file: written?.file };
  const finish = (subject: string, judgement: Judgement, operations: readonly OperationUse[]): Change => ({
    rating: judgement.rating,
    bump: bumpFor(judgement.bump ?? judgement.rating, version),
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
    sent: affected.some(({ sent }) => sent),
    received: affected.some(({ received }) => received),
    isWebhook: affected.some(({ isWebhook }) => isWebhook),
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
    const securedOperations = isDefault ? affected.filter((use) => !hasOwnSecurity(use, bundle)) : affected;
    return [
      finish(
        isDefault ? "every operation without its own security" : subjectOf(owner, bundle),
        judgement,
        securedOperations,
      ),
    ];
  }
  const judgement = judgeChange(aspect, facts);
  if (aspect === "operation") {
    return affected.map((use) => finish(operationSubject(use), judgement, [use]));
  }
  const named = aspect.startsWith("body")
    ? keys.slice(0, 3)
    : keys.filter((key, i) => !(i === keys.length - 1 && wholeUnion.test(`/${key}`)));
  return [finish(subjectOf(named, bundle), judgement, affected)];
}

/** The place of the changed node, or of the node whose keyword changed. */
function ownerKeys(
  { property }: RedoclyChange,
  written: RedoclyChange["base"],
  bundle: OpenApiDocument,
): readonly string[] {
  if (!written) return [];
  const keys = keysInBundle(written.pointer, written.file, bundle);
  return property !== undefined && keys.at(-1) === property ? keys.slice(0, -1) : keys;
}

/** If no operation refers to the place in the file, uses the operation in which Redocly found the change. */
function usesOrEffect(
  affected: readonly OperationUse[],
  { path }: RedoclyChange,
  uses: OperationUses,
): readonly OperationUse[] {
  return affected.length > 0 ? affected : uses.at(pointerKeys(path));
}

/** The security of an operation: its own, or the global `security` of the description. */
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
