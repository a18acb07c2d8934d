/**
 * Text from the API may contain characters that a terminal interprets instead of showing: ESC and the C1 controls
 * (U+009B alone starts a control sequence), and the bidirectional controls, which reorder the text. `Cc` is C0, DEL and
 * C1; `Bidi_Control` is U+061C, U+200E, U+200F, U+202A–202E and U+2066–2069. `Zl` and `Zp`, the separators U+2028 and
 * U+2029, end a line in some programs.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const controls = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** The same characters except C0: `JSON.stringify` escapes C0 itself, and its indentation contains line feeds. */
const controlsInJson = /[\u007f-\u009f\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** Escapes a character as in JSON: `\u001b` for ESC. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Escapes the control characters in text, except those in `keep`. */
export function visibleControls(text: string, keep = ""): string {
  return text.replaceAll(controls, (character) =>
    keep.includes(character) ? character : escaped(character),
  );
}

/** Puts text on one line: tabs and line breaks become a space, and other control characters are escaped. */
export function oneLine(text: string): string {
  return visibleControls(text.replaceAll(/[\t-\r\u0085\u2028\u2029]+/g, " "));
}

/** Formats a value as JSON whose strings contain no control characters. Parsers undo the escapes, so nothing is lost. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll(controlsInJson, escaped);
}
