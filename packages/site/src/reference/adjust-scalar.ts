/** Fields of Scalar's OAuth forms that this API has no use for: it publishes no metadata and refreshes at the token URL. */
const superfluousFields = /^(Metadata|Refresh) URL/;

/**
 * Puts right what Scalar 1.72 leaves amiss: controls without a name for screen readers, and superfluous fields.
 * Scalar draws as the reader scrolls, hence the observer.
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
    if (superfluousFields.test(label)) row.style.display = "none";
  }
}
