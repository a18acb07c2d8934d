import type { ExpressiveCodePlugin } from "@astrojs/starlight/expressive-code";

const labels: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  typescript: "TypeScript",
  tsx: "React",
  js: "JavaScript",
  sh: "Shell",
  bash: "Shell",
  json: "JSON",
  yaml: "YAML",
  http: "HTTP",
  html: "HTML",
};

/** Shows the language above each block of code that has no title. */
export function codeLabel(): ExpressiveCodePlugin {
  return {
    name: "code-label",
    hooks: {
      preprocessMetadata({ codeBlock }) {
        codeBlock.props.title ??= labels[codeBlock.language] ?? codeBlock.language;
      },
    },
  };
}
