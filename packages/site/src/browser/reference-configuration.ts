import { slugify } from "../description/slugify.ts";
import type { Connection } from "./connect-to-mock.ts";
import { hiddenClients } from "./sample-languages.ts";
import type { Theme } from "./theme-choice.ts";

/**
 * Scalar's options: nothing is fetched from or reported to elsewhere, and what the page around it has – the
 * navigation, the search, the colours, the downloads – Scalar does not show a second time.
 */
export function referenceConfiguration(
  { description, servers, token }: Connection,
  theme: Theme,
  onSection: () => void,
): object {
  return {
    content: description,
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
    hiddenClients,
    modelsSectionLabel: "Schemas",
    defaultRequestBodyView: "raw",
    generateTagSlug: ({ name }: { name: string }) => slugify(name),
    generateOperationSlug: ({ operationId = "" }: { operationId?: string }) => operationId,
    setPageTitle: ({ title }: { title: string }) => {
      // Scalar names the section in view before it writes the address.
      setTimeout(onSection);
      return `${title} – ev-vehicles`;
    },
  };
}
