import { readdirSync } from "node:fs";

/** The folder of the built site. */
export const builtSite = new URL("../../dist/", import.meta.url);

/** The files of the built site, relative to its root. */
export function builtFiles(): string[] {
  return readdirSync(builtSite, { recursive: true, encoding: "utf8" });
}

/** The addresses of the built pages: `/guides/expansion/`. */
export function builtPages(): string[] {
  return builtFiles()
    .filter((name) => name === "index.html" || name.endsWith("/index.html"))
    .map((name) => `/${name.slice(0, -"index.html".length)}`)
    .sort();
}

/** The addresses of all pages except the reference, which Scalar draws and which has its own tests. */
export function proseAddresses(): string[] {
  return [...builtPages().filter((page) => page !== "/reference/"), "/404.html"];
}
