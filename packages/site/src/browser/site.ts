import { copyButtons } from "./copy-buttons.ts";
import { menu } from "./menu.ts";
import { search } from "./search.ts";
import { toggleTheme } from "./theme-choice.ts";

// What every page does.
document.getElementById("theme")?.addEventListener("click", toggleTheme);
menu();
copyButtons();
search();
