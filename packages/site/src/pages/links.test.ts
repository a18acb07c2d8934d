import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operationAnchor } from "../description/operation-anchor.ts";
import { listOperations } from "../description/operations.ts";
import { operationsByTag } from "../description/operations-by-tag.ts";
import { readDescription } from "../description/read-description.ts";
import { places } from "../places.ts";

const files = readdirSync(places.output, { recursive: true, encoding: "utf8" });
const pages = files.filter((name) => name.endsWith(".html"));
const read = (name: string) => readFileSync(new URL(name, places.output), "utf8");

/** What can stand after `#`: the ids of a page, and on the reference what Scalar will draw. */
function anchorsOf(name: string): Set<string> {
  const ids = [...read(name).matchAll(/ id="([^"]+)"/g)].map(([, id]) => `#${id}`);
  if (name !== "reference.html") return new Set(ids);
  const description = readDescription();
  const tags = operationsByTag(description).map(({ slug }) => `#tag/${slug}`);
  return new Set([...ids, ...tags, ...listOperations(description).map(operationAnchor)]);
}

it.each(pages)("every link of %s leads somewhere on the site, or to another one openly", (name) => {
  const base = new URL(name, "file:///");
  const dead: string[] = [];
  for (const [, address = ""] of read(name).matchAll(/ (?:href|src)="([^"]+)"/g)) {
    const { protocol, pathname, hash } = new URL(address.replaceAll("&amp;", "&"), base);
    if (protocol === "https:") continue;
    const target = decodeURIComponent(pathname.slice(1));
    const found = files.includes(target) && (hash === "" || anchorsOf(target).has(decodeURIComponent(hash)));
    if (!found) dead.push(address);
  }
  expect(dead).toEqual([]);
});

it("there are pages for what is to be read", () => {
  expect(pages).toContain("index.html");
  expect(pages).toContain("reference.html");
  expect(pages.some((name) => name.startsWith("guides/"))).toBe(true);
  expect(pages).toContain("packages/client.html");
});
