import type { Document, PathItem } from "../openapi/document.ts";
import type { LiveExample } from "./live-examples.ts";

/**
 * The document with examples that exist, and with OAuth's addresses on the mock's origin. An id is replaced wherever
 * it stands; a value that several lists use as their example – the time of an error and of a command – only at the
 * path that it was found for. Parameters have to stand at their operations, not behind references.
 */
export function putInPlace(document: Document, examples: readonly LiveExample[], origin: string): Document {
  const isShared = ({ written }: LiveExample) => examples.filter((one) => one.written === written).length > 1;
  const everywhere = examples.filter((one) => !isShared(one));
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const here = examples.filter((one) => isShared(one) && one.path === path);
    return [path, withLiveRequests(replaced(item, [...everywhere, ...here]), everywhere)] as const;
  });
  const text = JSON.stringify(replaced({ ...document, paths: {} }, everywhere));
  const rest = JSON.parse(text.replaceAll(/https:\/\/[^/"]+\/o\//g, `${origin}/o/`)) as Document;
  return { ...rest, paths: Object.fromEntries(paths) };
}

function replaced<Value extends object>(value: Value, examples: readonly LiveExample[]): Value {
  let text = JSON.stringify(value);
  for (const { written, live } of examples) text = text.replaceAll(written, live);
  return JSON.parse(text) as Value;
}

/**
 * In what is sent, every id has to exist: one that is the example of no parameter gives way to the live id of its
 * kind. The kind is the first four letters of an id: `user01H4N5…` → `user01HN2N…`.
 */
function withLiveRequests(item: PathItem, examples: readonly LiveExample[]): PathItem {
  const kinds = new Map(examples.map(({ live }) => [live.slice(0, 4), live]));
  const withLiveIds = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/\b([a-z]{4})[A-Z\d]{26}\b/g, (id, kind) =>
        [...kinds.values()].includes(id) ? id : (kinds.get(kind) ?? id),
      ),
    );
  return Object.fromEntries(
    Object.entries(item).map(([name, operation]) => {
      if (typeof operation !== "object" || operation === null || Array.isArray(operation))
        return [name, operation];
      const sent = Object.entries(operation).filter(
        ([key]) => key === "requestBody" || key === "x-codeSamples",
      );
      return [
        name,
        { ...operation, ...Object.fromEntries(sent.map(([key, value]) => [key, withLiveIds(value)])) },
      ];
    }),
  );
}
