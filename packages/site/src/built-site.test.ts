import { existsSync, readFileSync } from "node:fs";
import { readOperations } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { operationAnchor } from "./document/operations.ts";
import { readDocument } from "./document/read-document.ts";
import { guideNames, root } from "./repository.ts";
import { builtFiles, builtPages, builtSite } from "./testing/built-site.ts";

const files = new Set(builtFiles());
const pages = builtPages();
const fileOf = (address: string) =>
  decodeURIComponent(address)
    .replace(/^\//, "")
    .replace(/(^|\/)$/, "$1index.html");
const read = (name: string) => readFileSync(new URL(name, builtSite), "utf8");
const idsOf = (file: string) => new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

it.each([...pages, "/404.html"])(
  "every link of %s leads to a page, a file or a heading that exists",
  (page) => {
    const dead: string[] = [];
    const html = read(fileOf(page)).replace(/<link rel="canonical"[^>]*>/, "");
    for (const [, link = ""] of html.matchAll(/ (?:href|src)="([^"]+)"/g)) {
      const url = new URL(link.replaceAll("&amp;", "&"), `http://127.0.0.1:4010${page}`);
      if (url.origin !== "http://127.0.0.1:4010") continue;
      const file = fileOf(url.pathname);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!files.has(file) || (fragment !== "" && !idsOf(file).has(fragment))) dead.push(link);
    }
    expect(dead).toEqual([]);
  },
);

it("has a page for each guide, for the packages, for their API and for contributors", () => {
  for (const name of guideNames()) expect(pages).toContain(`/guides/${name}/`);
  expect(pages).toEqual(
    expect.arrayContaining([
      "/",
      "/reference/",
      "/packages/client/",
      "/api/client/",
      "/api/helpers/",
      "/contributing/",
      "/contributing/benchmarks/",
    ]),
  );
  expect(pages).not.toContain("/guides/benchmarks/");
});

it("documents every option of createVehiclesClient and of paginate", () => {
  for (const option of ["baseUrl", "timeoutMs", "maxWaitMs"]) expect(read("api/client.md")).toContain(option);
  for (const option of ["pageSize", "limit", "expand"]) expect(read("api/helpers.md")).toContain(option);
});

it("has the Markdown of each page beside it, and all of them in llms.txt and llms-full.txt", () => {
  const list = read("llms.txt");
  const everything = read("llms-full.txt");
  for (const page of pages) {
    const name = page === "/" ? "index.md" : `${page.slice(1, -1)}.md`;
    expect(files, page).toContain(name);
    expect(list, page).toContain(`(/${name})`);
    expect(everything, page).toContain(read(name).trim());
    expect(read(name), page).toMatch(/^# \S/m);
  }
});

it("describes every operation in the Markdown of the reference", () => {
  for (const { id, path, parameters } of readOperations(readDocument())) {
    expect(read("reference.md")).toContain(`${path}\` · \`${id}\``);
    for (const { name } of parameters) expect(read("reference.md")).toContain(`- \`${name}\` (`);
  }
});

it("prints every operation on the reference page, for the search and for readers without scripts", () => {
  const ids = idsOf("reference/index.html");
  for (const operation of readOperations(readDocument())) {
    expect(ids, operation.id).toContain(operationAnchor(operation).slice(1));
  }
});

it("holds every page to its own host, and to the inline scripts that the build wrote", () => {
  for (const page of [...pages, "/404.html"]) {
    const policy = /<head><meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(
      read(fileOf(page)),
    )?.[1];
    expect(policy, page).toMatch(/^default-src 'none'; script-src 'self' /);
    expect(
      policy?.split("; ").find((one) => one.startsWith("script-src")),
      page,
    ).not.toContain("unsafe-inline");
  }
});

it("starts the home page with a user, not with a contributor", () => {
  const home = read("index.html");
  const [, opening = ""] = readFileSync(`${root}README.md`, "utf8").split("\n\n");
  expect(opening).toMatch(/ev\.energy/);
  expect(home).toContain(opening);
  expect(home).not.toMatch(/<h2[^>]*>[^<]*(Where things are|[Cc]ontribut|[Dd]evelop)/);
});

it("has nothing that is left from writing it", () => {
  expect(existsSync(new URL(".prerender", builtSite))).toBe(false);
  expect([...files].filter((name) => name.endsWith(".map"))).toEqual([]);
});
