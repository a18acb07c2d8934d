/**
 * Names for the controls that Scalar 1.72 leaves without one, so that a screen reader can say what they do. Scalar
 * draws as the reader scrolls, hence the observer.
 */
export function nameControls(): void {
  name();
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
}

function name(): void {
  for (const button of document.querySelectorAll("button.scalar-code-copy:not([aria-label])")) {
    button.setAttribute("aria-label", "Copy the code");
  }
  for (const field of document.querySelectorAll('[role="combobox"][contenteditable]:not([aria-label])')) {
    const label = field.closest("td")?.querySelector("label")?.textContent?.trim();
    field.setAttribute("aria-label", label || "Value");
    if (!field.hasAttribute("aria-expanded")) field.setAttribute("aria-expanded", "false");
  }
}
