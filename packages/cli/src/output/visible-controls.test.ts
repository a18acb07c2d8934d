import { expect, test } from "vitest";
import { jsonText, oneLine, visibleControls } from "./visible-controls.ts";

/** Everything that a terminal may obey: C0, DEL, C1, and what changes the direction of text. */
const controls = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, code) => 0x7f + code),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));

test.each(controls.map((character) => [character]))("%j is left in no text", (character) => {
  const text = `a${character}b`;
  for (const shown of [visibleControls(text), oneLine(text), jsonText(text), jsonText({ [text]: [text] })]) {
    expect(shown).not.toContain(character);
  }
  expect(JSON.parse(jsonText({ [text]: [text] }, 2))).toEqual({ [text]: [text] });
});

test("what people write stays: letters of every script, emoji, and their joiners", () => {
  const text = "Zoë 車 مرحبا שלום 👩‍👩‍👧 é n̈ 🇬🇧";
  expect(visibleControls(text)).toBe(text);
  expect(oneLine(text)).toBe(text);
  expect(jsonText(text)).toBe(JSON.stringify(text));
});

test("white space becomes a space on one line, and stays where it is kept", () => {
  expect(oneLine("a\r\n\tb\u2028c")).toBe("a b c");
  expect(visibleControls("a\n\u001b", "\n")).toBe("a\n\\u001b");
});
