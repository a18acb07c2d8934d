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
  "every link on the page %s points to an existing page, file or heading",
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

it("the built site has pages for guides, packages, the packages' APIs and contributors", () => {
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

it("the API pages document options of createVehiclesClient and paginate", () => {
  for (const option of ["baseUrl", "timeoutMs", "maxWaitMs"]) expect(read("api/client.md")).toContain(option);
  for (const option of ["pageSize", "limit", "expand"]) expect(read("api/helpers.md")).toContain(option);
});

it("each page has a Markdown version, which llms.txt lists and llms-full.txt contains", () => {
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

it("the reference's Markdown describes every operation and its parameters", () => {
  for (const { id, path, parameters } of readOperations(readDocument())) {
    expect(read("reference.md")).toContain(`${path}\` · \`${id}\``);
    for (const { name } of parameters) expect(read("reference.md")).toContain(`- \`${name}\` (`);
  }
});

it("the reference's HTML contains every operation, for the search and readers without scripts", () => {
  const ids = idsOf("reference/index.html");
  for (const operation of readOperations(readDocument())) {
    expect(ids, operation.id).toContain(operationAnchor(operation).slice(1));
  }
});

it("each page's content security policy allows only its own host and the build's inline scripts", () => {
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

it("the home page has the README's opening but no sections for contributors", () => {
  const home = read("index.html");
  const [, opening = ""] = readFileSync(`${root}README.md`, "utf8").split("\n\n");
  expect(opening).toMatch(/ev\.energy/);
  expect(home).toContain(opening);
  expect(home).not.toMatch(/<h2[^>]*>[^<]*(Where things are|[Cc]ontribut|[Dd]evelop)/);
});

it("the built site contains no temporary files and no source maps", () => {
  expect(existsSync(new URL(".prerender", builtSite))).toBe(false);
  expect([...files].filter((name) => name.endsWith(".map"))).toEqual([]);
});
