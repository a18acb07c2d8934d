/** How a page reaches the site's root: `../` from a folder, nothing from the root itself. */
export function rootOf(file: string): string {
  return "../".repeat(file.split("/").length - 1);
}
