import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { adjustScalar } from "./adjust-scalar.ts";
import { connectToMock } from "./connect-to-mock.ts";
import { followSection } from "./follow-section.ts";
import { referenceConfiguration } from "./reference-configuration.ts";

/** The part of Scalar's prebuilt module that this page calls. */
interface Scalar {
  createApiReference(
    selector: string,
    configuration: object,
  ): { updateConfiguration(configuration: object): void };
}

// Renders the document with Scalar, connected to the mock that serves this page.
const scalar = "/assets/scalar/standalone.esm.js";
const { createApiReference } = (await import(/* @vite-ignore */ scalar)) as Scalar;
const response = await fetch("/reference.json");
const connection = await connectToMock((await response.json()) as OpenApiDocument);

document.getElementById("reference")?.replaceChildren();
const configure = (serverUrl: string) =>
  referenceConfiguration(connection, serverUrl, currentTheme(), {
    onSection: followSection,
    onServer: (url) => reference.updateConfiguration(configure(url)),
  });
const reference = createApiReference("#reference", configure(connection.servers[0]?.url ?? ""));

// Scalar reads its theme option only once; from then on, the classes of the body decide. Scalar also sets them when the
// system's preference changes, so the timeout sets ours after that.
new MutationObserver(() => setTimeout(applyTheme)).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});
addEventListener("hashchange", followSection);
followSection();
adjustScalar();

function currentTheme(): "dark" | "light" {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

function applyTheme(): void {
  document.body.classList.toggle("dark-mode", currentTheme() === "dark");
  document.body.classList.toggle("light-mode", currentTheme() === "light");
}
