import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { changeOperations } from "../document/operations.ts";
import type { LiveExample } from "./live-examples.ts";

/**
 * Returns the document with examples that the mock has, and with OAuth's URLs on the mock's origin. An ID is replaced
 * everywhere. If several paths have the same example, such as the timestamp of an error and of a command, each path gets
 * the replacement that was found for it. Parameters must be inline, not references.
 */
export function replaceExamples(
  document: OpenApiDocument,
  examples: readonly LiveExample[],
  origin: string,
): OpenApiDocument {
  const isShared = ({ documented }: LiveExample) =>
    examples.filter((one) => one.documented === documented).length > 1;
  const everywhere = examples.filter((one) => !isShared(one));
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    replaceIn(
      item,
      examples.filter((one) => isShared(one) && one.path === path),
    ),
  ]);
  const text = JSON.stringify(replaceIn({ ...document, paths: Object.fromEntries(paths) }, everywhere));
  const live = JSON.parse(text.replaceAll(/https:\/\/[^/"]+\/o\//g, `${origin}/o/`)) as OpenApiDocument;
  return replaceSentIds(live, everywhere);
}

function replaceIn<Value>(value: Value, examples: readonly LiveExample[]): Value {
  let text = JSON.stringify(value);
  for (const { documented, live } of examples) text = text.replaceAll(documented, live);
  return JSON.parse(text) as Value;
}

/**
 * Replaces the other IDs in bodies and samples, because every ID that is sent must exist. An ID stays if no live ID of its
 * kind is known. The live ID has the same first four letters, which name the kind of resource: `user01H4N5…` →
 * `user01HN2N…`.
 */
function replaceSentIds(document: OpenApiDocument, examples: readonly LiveExample[]): OpenApiDocument {
  const liveIds = examples.map(({ live }) => live);
  const liveIdFor = (id: string) => liveIds.find((live) => live.slice(0, 4) === id.slice(0, 4));
  return changeOperations(document, ({ object }) =>
    Object.fromEntries(
      Object.entries(object)
        .filter(([name]) => name === "requestBody" || name === "x-codeSamples")
        .map(([name, value]) => {
          const text = JSON.stringify(value);
          const ids = /\b[a-z]{4}[A-Z\d]{26}\b/g;
          return [
            name,
            JSON.parse(text.replaceAll(ids, (id) => (liveIds.includes(id) ? id : (liveIdFor(id) ?? id)))),
          ];
        }),
    ),
  );
}
