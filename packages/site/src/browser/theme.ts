import { applyTheme, chosenTheme } from "./theme-choice.ts";

// Runs before the page is painted, so that a choice made earlier shows no flash of the other colours.
applyTheme(chosenTheme());
