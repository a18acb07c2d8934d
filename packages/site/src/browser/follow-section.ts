/** Marks the operation in view in the navigation, by the address's fragment: `#tag/vehicles/listVehicles`. */
export function followSection(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('#navigation a[href*="reference.html"]');
  const { hash } = location;
  const current =
    [...links].find((link) => link.hash !== "" && (hash === link.hash || hash.startsWith(`${link.hash}.`))) ??
    [...links].find((link) => link.hash === "");
  for (const link of links) {
    if (link !== current) link.removeAttribute("aria-current");
  }
  if (!current || current.getAttribute("aria-current") === "page") return;
  current.setAttribute("aria-current", "page");
  const group = current.closest("details");
  if (group) group.open = true;
  current.scrollIntoView({ block: "nearest" });
}
