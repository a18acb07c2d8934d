/** Formats text from the description as a TSDoc comment. */
export function docComment(text: string | undefined): string {
  return text
    ? `/** ${text
        .trim()
        .replaceAll("*/", "*\\/")
        .replaceAll(/\s*\n\s*/g, " ")} */\n`
    : "";
}
