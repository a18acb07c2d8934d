import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { operationAnchor, operationsByTag } from "./document/operations.ts";
import { readDocument } from "./document/read-document.ts";
import { entryPoints, guideNames, packageNames } from "./repository.ts";

const variants: Record<string, "note" | "success" | "caution" | "danger"> = {
  GET: "note",
  POST: "success",
  PATCH: "caution",
  PUT: "caution",
  DELETE: "danger",
};

/** The packages whose API has generated pages. */
export const documentedPackages = ["client", "helpers", "mcp", "mock", "redis"];

/** The site's navigation: guides, every operation, the packages and their API. */
export function sidebar(): NonNullable<StarlightUserConfig["sidebar"]> {
  return [
    { label: "Overview", link: "/" },
    { label: "Guides", items: guideNames().map((name) => `guides/${name}`) },
    {
      label: "API reference",
      items: [
        { label: "Introduction", link: "/reference/" },
        ...operationsByTag(readDocument()).map((tag) => ({
          label: tag.name,
          collapsed: true,
          items: tag.operations.map((operation) => ({
            label: operation.summary,
            link: `/reference/${operationAnchor(operation)}`,
            badge: { text: operation.method, variant: variants[operation.method] ?? "note" },
          })),
        })),
        { label: "OpenAPI as YAML", link: "/openapi.yaml" },
        { label: "OpenAPI as JSON", link: "/openapi.json" },
      ],
    },
    { label: "Packages", items: packageNames().map((name) => `packages/${name}`) },
    {
      label: "TypeScript API",
      items: documentedPackages.flatMap((name) =>
        Object.keys(entryPoints(name)).map((entry) => ({ label: entry, link: `/api/${entry}/` })),
      ),
    },
    { label: "Contributing", collapsed: true, items: ["contributing", "contributing/benchmarks"] },
  ];
}
