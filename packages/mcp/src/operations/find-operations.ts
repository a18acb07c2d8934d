import { propertiesOf } from "@ev-vehicles/openapi";
import { description, type Operation, operations } from "./operation.ts";
import { bodyArguments, flowing, signature } from "./signature.ts";

/** An operation as `find_operations` lists it. */
export interface FoundOperation {
  readonly id: string;
  readonly does: string;
  readonly effect: string;
  /** Whether `list_all` can read it. */
  readonly list?: true;
  readonly arguments: string;
  /** The names of the response fields, for the best matches only. */
  readonly fields?: string;
}

/** How many operations a search returns. */
const maxResults = 8;
/** For how many operations a search lists the response fields. */
const maxDetailed = 3;

/** Finds operations by the words of a query, best match first. For a query without words, returns all, without fields. */
export function findOperations(query: string): readonly FoundOperation[] {
  const words = wordsOf(query);
  if (words.length === 0) return operations.map((operation) => summaryOf(operation, false));
  const scored = operations
    .map((operation) => ({ operation, score: scoreOf(operation, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  return scored.slice(0, maxResults).map(({ operation }, index) => summaryOf(operation, index < maxDetailed));
}

function summaryOf(operation: Operation, detailed: boolean): FoundOperation {
  const { responseSchema, effect, id, paged, summary } = operation;
  const fields = Object.keys((responseSchema && propertiesOf(description, responseSchema)) ?? {});
  return {
    id,
    does: summary,
    effect: operation.destructive ? `${effect} (destructive)` : effect,
    ...(paged && { list: true }),
    arguments: signature(operation),
    ...(detailed && fields.length > 0 && { fields: fields.join(", ") }),
  };
}

/** Scores an operation by where the words occur in it. A word that few operations have counts more. */
function scoreOf(operation: Operation, words: readonly string[]): number {
  const total = words.reduce((sum, word) => sum + weightOf(operation, word) * rarityOf(word), 0);
  if (total === 0) return 0;
  // With similar scores, reads come before writes, and short IDs before long ones, which belong to special operations.
  return total + (operation.effect === "reads" ? 1 : 0) - operation.id.length / 1000;
}

function weightOf(operation: Operation, word: string): number {
  return Math.max(0, ...textsOf(operation).map(({ weight, words }) => (words.has(word) ? weight : 0)));
}

function rarityOf(word: string): number {
  const having = operations.filter((operation) => weightOf(operation, word) > 0).length;
  return Math.log(1 + operations.length / Math.max(1, having));
}

interface WeightedText {
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

const cache = new Map<Operation, readonly WeightedText[]>();

function textsOf(operation: Operation): readonly WeightedText[] {
  const known = cache.get(operation);
  if (known) return known;
  const { responseSchema, id, parameters, summary, tags } = operation;
  const weighted = (weight: number, ...texts: readonly string[]): WeightedText => ({
    weight,
    words: new Set(texts.flatMap((text) => wordsOf(text))),
  });
  const texts = [
    weighted(10, id, summary, ...verbs[operation.effect]),
    weighted(6, tags.join(" ")),
    weighted(5, ...Object.keys((responseSchema && propertiesOf(description, responseSchema)) ?? {})),
    weighted(
      4,
      ...parameters.map(({ name }) => name),
      ...bodyArguments(operation)
        .flat()
        .map(({ name }) => name),
    ),
    weighted(3, flowing(operation.description)),
  ];
  cache.set(operation, texts);
  return texts;
}

/** Other verbs that people use for an effect. */
const verbs: Readonly<Record<Operation["effect"], readonly string[]>> = {
  reads: ["get show read find look"],
  creates: ["create add new record"],
  changes: ["update change set edit modify rename"],
  deletes: ["delete remove"],
  acts: [],
};

/** Words that do not distinguish operations. */
const fillers: ReadonlySet<string> = new Set(
  "a an the of for to in on by with and or is are be what which how all my this that from it its me i do does".split(
    " ",
  ),
);

/** The stems of the words in text or in a name, without fillers: `listVehicles` → `list`, `vehicl`. */
export function wordsOf(text: string): readonly string[] {
  const words = text
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z\d]+/g);
  return [...new Set((words ?? []).filter((word) => !fillers.has(word)).map(stem))];
}

/** Reduces `charging`, `charge` and `charges` to the same stem, and `entries` to the stem of `entry`. */
function stem(word: string): string {
  const singular =
    word.length > 4 && word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<=...)(?<!s)s$/, "");
  return singular.replace(/(?<=....)ing$/, "").replace(/(?<=...)e$/, "");
}
