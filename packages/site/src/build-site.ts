import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mockToken } from "@ev-vehicles/mock";
import MiniSearch from "minisearch";
import { stringify } from "yaml";
import { bundleScripts } from "./assets/bundle-scripts.ts";
import { copyFonts } from "./assets/copy-fonts.ts";
import { copyScalar } from "./assets/copy-scalar.ts";
import { joinStyles } from "./assets/join-styles.ts";
import { listOperations } from "./description/operations.ts";
import { operationsByTag } from "./description/operations-by-tag.ts";
import { readDescription } from "./description/read-description.ts";
import { createHighlight } from "./guides/highlighter.ts";
import { guideFiles, packageFiles, pagesBySource } from "./guides/markdown-files.ts";
import { readGuides } from "./guides/read-guides.ts";
import { readReadme } from "./guides/read-readme.ts";
import { icons } from "./html/icons.ts";
import { buildNavigation } from "./navigation/navigation.ts";
import { frame } from "./pages/frame.ts";
import { guidePage } from "./pages/guide-page.ts";
import { homePage } from "./pages/home-page.ts";
import { referencePage } from "./pages/reference-page.ts";
import { places } from "./places.ts";
import { addClientSamples } from "./samples/add-client-samples.ts";
import { switchOffOptional } from "./samples/switch-off-optional.ts";
import { searchOptions } from "./search/search-record.ts";
import { searchRecords } from "./search/search-records.ts";

/** Writes the whole site: static files that any web server can serve, and that ask no other host for anything. */
export async function buildSite(output: URL): Promise<void> {
  const write = (name: string, text: string) => writeFileSync(new URL(name, output), text);
  rmSync(output, { recursive: true, force: true });
  for (const folder of ["guides/", "packages/", "assets/"]) {
    mkdirSync(new URL(folder, output), { recursive: true });
  }
  const scripts = bundleScripts(new URL("assets/", output));
  copyScalar(new URL("assets/scalar/", output));
  copyFonts(new URL("assets/fonts/", output));
  joinStyles(new URL("assets/site.css", output));
  write("assets/icon.svg", standalone(icons.mark.markup));

  const description = readDescription();
  const servers = description.servers.filter((server) => !server["x-internal"]);
  write("openapi.json", `${JSON.stringify(description, null, 2)}\n`);
  write("openapi.yaml", stringify(description, { lineWidth: 0, blockQuote: "literal" }));
  write("reference.json", JSON.stringify({ ...switchOffOptional(addClientSamples(description)), servers }));

  const highlight = await createHighlight();
  const files = [guideFiles(places.root), packageFiles(places.root)] as const;
  const options = { highlight, pages: pagesBySource(files.flat()) };
  const readme = readReadme(places.root, options);
  const [guides, packages] = [
    readGuides(files[0], places.root, options),
    readGuides(files[1], places.root, options),
  ];
  const tags = operationsByTag(description);
  const navigation = buildNavigation(guides, packages, tags);
  const pages = [
    homePage(readme, guides, tags),
    referencePage(mockToken),
    ...guides.map((guide) => guidePage(guide, guides)),
    ...packages.map((one) => guidePage(one, [])),
  ];
  for (const page of pages) write(page.file, frame(page, navigation));

  const index = new MiniSearch(searchOptions);
  index.addAll(searchRecords([...guides, ...packages], listOperations(description)));
  write("search-index.json", JSON.stringify(index));
  await scripts;
}

/** The mark as a file of its own, where no style sheet gives it its colours. */
function standalone(svg: string): string {
  return svg
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace("currentColor", "#0b7a5d")
    .replace("var(--mark)", "#fff");
}
