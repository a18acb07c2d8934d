/** On a narrow screen the navigation is a drawer: the button opens it, a link, Escape or a click beside it closes it. */
export function menu(): void {
  const button = document.getElementById("menu");
  const navigation = document.getElementById("navigation");
  if (!button || !navigation) return;
  const isOpen = () => document.body.classList.contains("menu-open");
  const show = (open: boolean) => {
    document.body.classList.toggle("menu-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(!isOpen()));
  navigation.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) show(false);
  });
  document.addEventListener("click", (event) => {
    if (!isOpen() || !(event.target instanceof Node)) return;
    if (!navigation.contains(event.target) && !button.contains(event.target)) show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    show(false);
    button.focus();
  });
}
