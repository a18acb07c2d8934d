import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { adjustScalar } from "./adjust-scalar.ts";
import { connectToMock } from "./connect-to-mock.ts";
import { followSection } from "./follow-section.ts";
import { referenceConfiguration } from "./reference-configuration.ts";

/** The part of Scalar's prebuilt browser file that is called here. */
interface Scalar {
  createApiReference(
    selector: string,
    configuration: object,
  ): { updateConfiguration(configuration: object): void };
}

// The reference page: the document, connected to the mock that serves this page, drawn by Scalar.
const scalar = "/assets/scalar/standalone.esm.js";
const { createApiReference } = (await import(/* @vite-ignore */ scalar)) as Scalar;
const response = await fetch("/reference.json");
const connection = await connectToMock((await response.json()) as OpenApiDocument);

document.getElementById("reference")?.replaceChildren();
const configure = (serverUrl: string) =>
  referenceConfiguration(connection, serverUrl, shownTheme(), {
    onSection: followSection,
    onServer: (url) => reference.updateConfiguration(configure(url)),
  });
const reference = createApiReference("#reference", configure(connection.servers[0]?.url ?? ""));

// Scalar reads its option for the theme only once, and then goes by these classes. It sets them itself when the
// system's preference changes: ours come after.
new MutationObserver(() => setTimeout(showTheme)).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});
addEventListener("hashchange", followSection);
followSection();
adjustScalar();

function shownTheme(): "dark" | "light" {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

function showTheme(): void {
  document.body.classList.toggle("dark-mode", shownTheme() === "dark");
  document.body.classList.toggle("light-mode", shownTheme() === "light");
}
