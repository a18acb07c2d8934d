/** Where the site's sources and its output are. */
const root = new URL("../../../", import.meta.url);

export const places = {
  root,
  styles: new URL("styles/", import.meta.url),
  output: new URL("../dist/", import.meta.url),
} as const;
