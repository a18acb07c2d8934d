/** Controls except C0, which JSON escapes, line separators, and characters that change text direction (Unicode TR 36). */
const controls = /[\u007f-\u009f\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** Formats data from the API as one line of JSON. Control characters are escaped, so that no value can start a new line. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value) ?? "null";
  return json.replaceAll(
    controls,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The lines that fit into a result, and the rest. */
export interface FittingLines {
  readonly text: string;
  readonly rest: readonly string[];
  /** Whether the last line is incomplete and continues in the rest. */
  readonly cut: boolean;
}

/** Takes as many lines as fit into a number of characters. If even the first line does not fit, it is split. */
export function fittingLines(lines: readonly string[], characters: number): FittingLines {
  const shown: string[] = [];
  let room = characters;
  for (const [index, line] of lines.entries()) {
    if (line.length + 1 > room) {
      if (shown.length > 0) return { text: shown.join("\n"), rest: lines.slice(index), cut: false };
      const end = isHighSurrogate(line.charCodeAt(characters - 1)) ? characters - 1 : characters;
      if (line.length <= end) return { text: line, rest: lines.slice(index + 1), cut: false };
      return { text: line.slice(0, end), rest: [line.slice(end), ...lines.slice(index + 1)], cut: true };
    }
    shown.push(line);
    room -= line.length + 1;
  }
  return { text: shown.join("\n"), rest: [], cut: false };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
