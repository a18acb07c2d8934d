import { expect, test } from "vitest";
import { jsonText, oneLine, visibleControls } from "./visible-controls.ts";

/** The characters that a terminal may interpret: C0, DEL, C1, separators, and those that change text direction. */
const controls = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, code) => 0x7f + code),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));

test.each(controls.map((character) => [character]))(
  "visibleControls, oneLine and jsonText escape the control character %j",
  (character) => {
    const text = `a${character}b`;
    for (const shown of [
      visibleControls(text),
      oneLine(text),
      jsonText(text),
      jsonText({ [text]: [text] }),
    ]) {
      expect(shown).not.toContain(character);
    }
    expect(JSON.parse(jsonText({ [text]: [text] }, 2))).toEqual({ [text]: [text] });
  },
);

test("letters of every script, emoji and their joiners are not escaped", () => {
  const text = "Zoë 車 مرحبا שלום 👩‍👩‍👧 é n̈ 🇬🇧";
  expect(visibleControls(text)).toBe(text);
  expect(oneLine(text)).toBe(text);
  expect(jsonText(text)).toBe(JSON.stringify(text));
});

test("oneLine turns tabs and line breaks into a space, and visibleControls keeps the characters passed as exceptions", () => {
  expect(oneLine("a\r\n\tb\u2028c")).toBe("a b c");
  expect(visibleControls("a\n\u001b", "\n")).toBe("a\n\\u001b");
});
