import type { Document } from "../openapi/document.ts";
import type { LiveExample } from "./live-examples.ts";

/**
 * The document with examples that exist, and with OAuth's addresses on the mock's origin. An id is replaced
 * wherever it stands; a value that several lists use as their example – the moment of an error and of a command –
 * only at the path that it was found for. Parameters have to stand at their operations, not behind references.
 */
export function putInPlace(
  document: Document,
  examples: readonly LiveExample[],
  origin: string,
): Document {
  const isShared = ({ written }: LiveExample) => examples.filter((one) => one.written === written).length > 1;
  const everywhere = examples.filter((one) => !isShared(one));
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const here = examples.filter((one) => isShared(one) && one.path === path);
    return [path, replaced(item, [...everywhere, ...here])] as const;
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
