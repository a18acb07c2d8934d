/// <reference types="node" />
import { inspect } from "node:util";

/** Everything that a value shows when it is printed, logged or cloned, including the causes of errors. */
export function shown(value: unknown): string {
  const options = {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxStringLength: null,
    maxArrayLength: null,
  };
  const texts = [inspect(value, options)];
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === "string") texts.push(one);
    if (typeof one !== "object" || one === null) continue;
    texts.push(JSON.stringify(one, (_, item) => (typeof item === "bigint" ? String(item) : item)) ?? "");
    if (!(one instanceof Error)) continue;
    texts.push(String(one), one.message, String(one.stack), inspect(structuredClone(one), options));
    open.push(one.cause, ...((one as Partial<AggregateError>).errors ?? []));
  }
  return texts.join("\n");
}
