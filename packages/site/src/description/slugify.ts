/** `Vehicle status` → `vehicle-status`: for the anchors of headings and tags. */
export function slugify(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}
