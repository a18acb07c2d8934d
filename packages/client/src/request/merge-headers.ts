/**
 * Headers from several sources, each before the ones that follow. As with openapi-fetch `null` takes a header
 * out, `undefined` is absent, and a list gives one header several values.
 */
export function mergeHeaders(...sources: readonly (object | undefined)[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    for (const [name, value] of source instanceof Headers ? source : Object.entries(source ?? {})) {
      if (value === undefined) continue;
      merged.delete(name);
      for (const one of [value ?? []].flat()) merged.append(name, one);
    }
  }
  return merged;
}
