/**
 * Labels of fields in Scalar's OAuth forms that this API does not need: it publishes no metadata, and tokens are refreshed
 * at the token URL.
 */
const unneededFields = /^(Metadata|Refresh) URL/;

/**
 * Names Scalar's controls that have no name for screen readers, and hides the fields that this API does not need.
 * Scalar renders sections as the reader scrolls, so an observer repeats this.
 */
export function adjustScalar(): void {
  adjust();
  new MutationObserver(adjust).observe(document.body, { childList: true, subtree: true });
}

function adjust(): void {
  for (const button of document.querySelectorAll("button.scalar-code-copy:not([aria-label])")) {
    button.setAttribute("aria-label", "Copy the code");
  }
  for (const field of document.querySelectorAll('[role="combobox"][contenteditable]:not([aria-label])')) {
    const label = field.closest("td")?.querySelector("label")?.textContent?.trim();
    field.setAttribute("aria-label", label || "Value");
    if (!field.hasAttribute("aria-expanded")) field.setAttribute("aria-expanded", "false");
  }
  for (const row of document.querySelectorAll<HTMLElement>("tr:has(label)")) {
    const label = row.querySelector("label")?.textContent?.trim() ?? "";
    if (unneededFields.test(label)) row.style.display = "none";
  }
}
