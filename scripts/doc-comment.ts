/** A text of the description as the comment above what it describes. */
export function docComment(text: string | undefined): string {
  return text
    ? `/** ${text
        .trim()
        .replaceAll("*/", "*\\/")
        .replaceAll(/\s*\n\s*/g, " ")} */\n`
    : "";
}
