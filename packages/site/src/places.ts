/** Where the site's sources and its output are. */
const root = new URL("../../../", import.meta.url);

export const places = {
  docs: new URL("docs/", root),
  readme: new URL("README.md", root),
  styles: new URL("styles/", import.meta.url),
  browser: new URL("browser/", import.meta.url),
  output: new URL("../dist/", import.meta.url),
} as const;
