/**
 * Does in the page what a user does, for browsers that Playwright can't drive. The test server adds this script to the page.
 */
const timeoutMs = 20_000;

async function until(what, find) {
  for (const end = performance.now() + timeoutMs; performance.now() < end; ) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not appear; the page shows: ${document.querySelector("main")?.textContent}`);
}

const all = (selector) => [...document.querySelectorAll(selector)];
const withText = (selector, text) => () =>
  all(selector).find((element) => element.textContent.trim() === text);
const loaded = (pattern) => () =>
  pattern.exec(document.querySelector("[data-testid=loaded]")?.textContent ?? "");
const field = (label) => () =>
  all("label").find((element) => element.textContent.replace("*", "").trim() === label)?.control;

async function press(selector, text) {
  (await until(`"${text}"`, withText(selector, text))).click();
}

async function choose(label, option) {
  const input = await until(`the field ${label}`, () => {
    const found = field(label)();
    return found && !found.disabled ? found : undefined;
  });
  input.focus();
  input.click();
  await press("[role=option]", option);
}

async function type(label, text) {
  const input = await until(`the field ${label}`, field(label));
  // React listens to the element's own setter.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

const trials = {
  async firstPage() {
    await press("button", "Fleet operations");
    await until("the first page", loaded(/^100 vehicles loaded so far/));
    return all("tbody a").length > 5;
  },
  async filter() {
    await choose("Make", "BMW");
    const [, shown] = await until("the whole fleet", loaded(/^(\d+) of all 200 vehicles/));
    return Number(shown) > 0 && all("tbody a").every((link) => link.textContent.startsWith("BMW "));
  },
  async create() {
    await press("a", "Add a vehicle");
    await until("the form", withText("h1", "Add a vehicle"));
    await choose("Make", "Nissan");
    await choose("Model", "Leaf");
    await press("label", "I know the battery");
    await type("Battery size in kWh", "40");
    await type("Driver's e-mail address", "sam.driver@example.com");
    await press("button", "Add");
    await until("the new vehicle", () =>
      document.body.textContent.includes("This vehicle was added by hand"),
    );
    return document.body.textContent.includes("40.0 kWh");
  },
};

globalThis.runTrial = async (name) => {
  try {
    return await trials[name]();
  } catch (error) {
    return String(error);
  }
};
