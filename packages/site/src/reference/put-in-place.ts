import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { changeOperations } from "../document/operations.ts";
import type { LiveExample } from "./live-examples.ts";

/**
 * The document with examples that exist, and with OAuth's addresses on the mock's origin. An id is replaced wherever
 * it stands; a value that several lists use as their example – the time of an error and of a command – only at the
 * path that it was found for. Parameters have to stand at their operations, not behind references.
 */
export function putInPlace(
  document: OpenApiDocument,
  examples: readonly LiveExample[],
  origin: string,
): OpenApiDocument {
  const isShared = ({ written }: LiveExample) => examples.filter((one) => one.written === written).length > 1;
  const everywhere = examples.filter((one) => !isShared(one));
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    replaced(
      item,
      examples.filter((one) => isShared(one) && one.path === path),
    ),
  ]);
  const text = JSON.stringify(replaced({ ...document, paths: Object.fromEntries(paths) }, everywhere));
  const live = JSON.parse(text.replaceAll(/https:\/\/[^/"]+\/o\//g, `${origin}/o/`)) as OpenApiDocument;
  return sendingLiveIds(live, everywhere);
}

function replaced<Value>(value: Value, examples: readonly LiveExample[]): Value {
  let text = JSON.stringify(value);
  for (const { written, live } of examples) text = text.replaceAll(written, live);
  return JSON.parse(text) as Value;
}

/**
 * In what is sent, every id has to exist: one that is the example of no parameter gives way to the live id of its
 * kind. The kind is the first four letters of an id: `user01H4N5…` → `user01HN2N…`.
 */
function sendingLiveIds(document: OpenApiDocument, examples: readonly LiveExample[]): OpenApiDocument {
  const lives = examples.map(({ live }) => live);
  const liveIdFor = (id: string) => lives.find((live) => live.slice(0, 4) === id.slice(0, 4));
  return changeOperations(document, ({ object }) =>
    Object.fromEntries(
      Object.entries(object)
        .filter(([name]) => name === "requestBody" || name === "x-codeSamples")
        .map(([name, value]) => {
          const text = JSON.stringify(value);
          const ids = /\b[a-z]{4}[A-Z\d]{26}\b/g;
          return [
            name,
            JSON.parse(text.replaceAll(ids, (id) => (lives.includes(id) ? id : (liveIdFor(id) ?? id)))),
          ];
        }),
    ),
  );
}
