import { createHighlighter } from "shiki";

/** Highlights one block of code; unknown languages come out as plain text. */
export type Highlight = (code: string, language: string) => string;

const languages = [
  "typescript",
  "javascript",
  "json",
  "shellscript",
  "yaml",
  "http",
  "html",
  "diff",
] as const;

/** A highlighter whose colours follow the page between light and dark, by CSS's own `light-dark()`. */
export async function createHighlight(): Promise<Highlight> {
  const themes = { light: "github-light-default", dark: "github-dark-default" } as const;
  const highlighter = await createHighlighter({ themes: Object.values(themes), langs: [...languages] });
  const known = new Set(highlighter.getLoadedLanguages());
  return (code, language) =>
    highlighter.codeToHtml(code, {
      lang: known.has(language) ? language : "text",
      themes,
      defaultColor: "light-dark()",
      // The light theme's comments are too faint for the ground they stand on (WCAG 2.1, 1.4.3).
      // The ground itself is the page's own.
      transformers: [{ pre: ({ properties }) => void delete properties.style }],
      colorReplacements: { "#6e7781": "#59636c" },
    });
}
