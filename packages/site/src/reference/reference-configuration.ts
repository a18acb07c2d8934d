import { slugify } from "../document/operations.ts";
import type { Connection } from "./connect-to-mock.ts";

/**
 * Scalar's options. Scalar contacts no host but the chosen server, takes the samples from the document, and hides what the
 * page around it already has: navigation, search, theme and downloads.
 */
export function referenceConfiguration(
  { documentFor, servers, token }: Connection,
  serverUrl: string,
  theme: "dark" | "light",
  { onSection, onServer }: { onSection: () => void; onServer: (url: string) => void },
): object {
  return {
    content: documentFor(serverUrl),
    servers,
    authentication: {
      preferredSecurityScheme: "oauth2",
      securitySchemes: { oauth2: { flows: { clientCredentials: { token } } } },
    },
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    proxyUrl: "",
    showDeveloperTools: "never",
    showSidebar: false,
    hideSearch: true,
    hideClientButton: true,
    hideDarkModeToggle: true,
    documentDownloadType: "none",
    forceDarkModeState: theme,
    theme: "none",
    hiddenClients: true,
    modelsSectionLabel: "Schemas",
    defaultRequestBodyView: "raw",
    generateTagSlug: ({ name }: { name: string }) => slugify(name),
    generateOperationSlug: ({ operationId = "" }: { operationId?: string }) => operationId,
    onServerChange: onServer,
    setPageTitle: ({ title }: { title: string }) => {
      // Wait, because Scalar calls this before it updates the URL.
      setTimeout(onSection);
      return `${title} – ev-vehicles`;
    },
  };
}
