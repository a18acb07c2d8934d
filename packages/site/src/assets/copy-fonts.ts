import { copyFileSync, mkdirSync } from "node:fs";

const fonts = {
  "inter.woff2": import.meta.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  "jetbrains-mono.woff2": import.meta.resolve(
    "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  ),
} as const;

/** The two typefaces of the site; other scripts than Latin fall back to the system's. */
export function copyFonts(target: URL): void {
  mkdirSync(target, { recursive: true });
  for (const [name, source] of Object.entries(fonts)) copyFileSync(new URL(source), new URL(name, target));
}
