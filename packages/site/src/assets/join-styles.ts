import { readFileSync, writeFileSync } from "node:fs";
import { places } from "../places.ts";

const parts = ["tokens", "base", "bar", "side", "prose", "guide", "home", "search", "reference"];

/** The style sheets of `styles/` as one file, in the order in which they build on each other. */
export function joinStyles(target: URL): void {
  const sheets = parts.map((name) => readFileSync(new URL(`${name}.css`, places.styles), "utf8"));
  writeFileSync(target, sheets.join("\n"));
}
