import type { Description } from "../description/description.ts";
import { connectToMock } from "./connect-to-mock.ts";
import { followSection } from "./follow-section.ts";
import { nameControls } from "./name-controls.ts";
import { referenceConfiguration } from "./reference-configuration.ts";
import { createApiReference } from "./scalar.ts";
import { onThemeChange, shownTheme, type Theme } from "./theme-choice.ts";

// The reference page: the description, joined to the mock that serves this page, drawn by Scalar.
const response = await fetch("reference.json");
const connection = await connectToMock((await response.json()) as Description);

createApiReference("#reference", referenceConfiguration(connection, shownTheme(), followSection));
// Scalar reads its option for the theme only once, and then goes by these classes. It sets them itself when the
// system's preference changes: ours come after.
onThemeChange((theme) => setTimeout(showInTheme, 0, theme));
addEventListener("hashchange", followSection);
followSection();
nameControls();

function showInTheme(theme: Theme): void {
  document.body.classList.toggle("dark-mode", theme === "dark");
  document.body.classList.toggle("light-mode", theme === "light");
}
