import { unified } from "@astrojs/markdown-remark";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightTypeDoc from "starlight-typedoc";
import { accessibleTables } from "./src/accessible-tables.ts";
import { codeLabel } from "./src/code-label.ts";
import { finishPages } from "./src/finish-pages.ts";
import { entryPoints } from "./src/repository.ts";
import { repositoryMarkdown } from "./src/repository-markdown.ts";
import { documentedPackages, sidebar } from "./src/sidebar.ts";

export default defineConfig({
  // Canonical links have to name a host; this is where the mock serves the site.
  site: "http://127.0.0.1:4010",
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({ remarkPlugins: [repositoryMarkdown], rehypePlugins: [accessibleTables] }),
  },
  integrations: [
    starlight({
      title: "ev-vehicles",
      description: "The typed, spec-first way to work with the ev.energy v2 Vehicles API from TypeScript.",
      logo: { src: "./public/favicon.svg" },
      // The 404 page is src/content/docs/404.md.
      disable404Route: true,
      customCss: [
        "@fontsource-variable/inter/wght.css",
        "@fontsource-variable/jetbrains-mono/wght.css",
        "./src/styles/brand.css",
        "./src/styles/reference.css",
      ],
      components: { Search: "./src/components/Search.astro" },
      expressiveCode: {
        themes: ["github-dark-default", "github-light-default"],
        plugins: [codeLabel()],
        defaultProps: { frame: "code", wrap: true },
        styleOverrides: {
          borderRadius: "10px",
          borderColor: "var(--sl-color-hairline-light)",
          codeBackground: "var(--raised)",
          codeFontFamily: "var(--sl-font-mono)",
          // A plain bar with the language's name instead of an editor's tab.
          frames: {
            shadowColor: "transparent",
            editorTabBarBackground: "var(--raised)",
            editorTabBarBorderColor: "var(--sl-color-hairline-light)",
            editorTabBarBorderBottomColor: "var(--sl-color-hairline-light)",
            editorActiveTabBackground: "transparent",
            editorActiveTabForeground: "var(--sl-color-gray-3)",
            editorActiveTabBorderColor: "transparent",
            editorActiveTabIndicatorTopColor: "transparent",
            editorActiveTabIndicatorBottomColor: "transparent",
          },
        },
      },
      sidebar: sidebar(),
      plugins: [
        // TypeDoc's other settings are in typedoc.jsonc.
        starlightTypeDoc({
          entryPoints: documentedPackages.flatMap((name) => Object.values(entryPoints(name))),
        }),
      ],
    }),
    finishPages(),
  ],
});
