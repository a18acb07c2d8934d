export type Theme = "light" | "dark";

const key = "theme";
const dark = () => matchMedia("(prefers-color-scheme: dark)");

/** What the reader chose on this site, if anything. */
export function chosenTheme(): Theme | undefined {
  const stored = localStorage.getItem(key);
  return stored === "light" || stored === "dark" ? stored : undefined;
}

/** What is shown now: the reader's choice, or what their system prefers. */
export function shownTheme(): Theme {
  return chosenTheme() ?? (dark().matches ? "dark" : "light");
}

/** Shows a theme; without one, the system's preference shows by itself. */
export function applyTheme(theme: Theme | undefined): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Shows the other theme and keeps the choice. Back at what the system prefers, the system decides again. */
export function toggleTheme(): void {
  const next = shownTheme() === "dark" ? "light" : "dark";
  if (next === (dark().matches ? "dark" : "light")) localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  applyTheme(chosenTheme());
  dispatchEvent(new Event("themechange"));
}

/** Calls back whenever another theme is shown, by the reader or by their system. */
export function onThemeChange(callback: (theme: Theme) => void): void {
  addEventListener("themechange", () => callback(shownTheme()));
  dark().addEventListener("change", () => callback(shownTheme()));
}
