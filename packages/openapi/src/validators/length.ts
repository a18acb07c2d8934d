/** The length of a text in characters (code points), as JSON Schema counts it (Validation, 6.3.1). */
export function ucs2length(text: string): number {
  let length = 0;
  for (const _character of text) length++;
  return length;
}
