import { expect, it } from "vitest";
import { describeInBrowser } from "./testing/browse.ts";
import { problem } from "./testing/open-server.ts";

const lists = (requests: readonly string[]) => requests.filter((request) => request === "GET /v2/vehicles");

describeInBrowser("the fleet", 2_000, (visit) => {
  it("scrolling loads 2,000 vehicles page by page in 20 requests", async () => {
    const page = await visit.open("/");
    const loaded = page.getByTestId("loaded");
    await expect.poll(() => loaded.textContent()).toContain("100 vehicles loaded so far");
    expect(lists(visit.server.requests)).toHaveLength(1);
    const area = page.getByRole("region", { name: "Vehicles" });
    await expect
      .poll(
        async () => {
          await area.evaluate((element) => element.scrollTo(0, element.scrollHeight));
          return await loaded.textContent();
        },
        { timeout: 60_000 },
      )
      .toContain("All 2,000 vehicles");
    expect(lists(visit.server.requests)).toHaveLength(20);
    await area.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('tr[aria-rowindex="2001"]').waitFor();
    // Only the visible rows and a few around them are in the document.
    expect(await page.getByRole("row").count()).toBeLessThan(60);
  });

  it("a filter loads the whole fleet and stays in the URL, and a second tab needs no API request", async () => {
    const page = await visit.open("/");
    await page
      .getByRole("combobox", { name: "Make" })
      .or(page.getByRole("textbox", { name: "Make" }))
      .first()
      .click();
    await page.getByRole("option", { name: "BMW" }).click();
    const loaded = page.getByTestId("loaded");
    await expect.poll(() => loaded.textContent()).toMatch(/^\d+ of all 2,000 vehicles/);
    expect(page.url()).toContain("make=BMW");
    for (const name of await page.locator("tbody a").allTextContents()) expect(name).toMatch(/^BMW /);
    expect(lists(visit.server.requests)).toHaveLength(20);

    const filtered = await loaded.textContent();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await expect.poll(() => second.getByTestId("loaded").textContent()).toBe(filtered);
    expect(lists(visit.server.requests)).toHaveLength(20);
  });

  it("clicking the count of a status shows only the vehicles with that status", async () => {
    const page = await visit.open("/");
    const lost = page.getByTestId("count-INACTIVE");
    await lost.click();
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("of all 2,000");
    const shown = /^(\d+)/.exec((await page.getByTestId("loaded").textContent()) ?? "")?.[1];
    await expect.poll(() => lost.textContent()).toContain(shown);
    expect(new Set(await page.locator("tbody tr td:nth-child(2)").allTextContents())).toEqual(
      new Set(["Connection lost"]),
    );
  });

  it("an unknown filter in the URL is reported and can be cleared", async () => {
    const page = await visit.open("/?status=PARKED&colour=red");
    const alert = page.getByRole("alert");
    await expect.poll(() => alert.textContent()).toContain("status=PARKED, colour=red");
    await page.getByRole("row").nth(3).waitFor();
    await alert.getByRole("button", { name: "Clear all filters" }).click();
    await expect.poll(() => alert.count()).toBe(0);
    expect(new URL(page.url()).search).toBe("");
  });

  it("filters that match no vehicle can be cleared", async () => {
    const page = await visit.open("/?search=no-such-car");
    const empty = page.getByText("No vehicles match these filters");
    await empty.waitFor();
    await page.getByRole("alert").getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("row").nth(3).waitFor();
  });

  it.each([
    { status: 503, title: "Service Unavailable", words: "The API has a problem", headers: {} },
    { status: 429, title: "Too Many Requests", words: "Too many requests", headers: { "retry-after": "2" } },
  ])(
    'the dashboard shows the API error $status, and "Try again" loads the vehicles',
    async ({ status, title, words, headers }) => {
      visit.server.intercept = (request) =>
        new URL(request.url).pathname === "/v2/vehicles" ? problem(status, title, headers) : undefined;
      const page = await visit.open("/");
      const alert = page.getByRole("alert");
      await expect.poll(() => alert.textContent()).toContain(words);
      visit.server.intercept = undefined;
      await alert.getByRole("button", { name: "Try again", exact: true }).click();
      await page.getByRole("row").nth(3).waitFor();
      expect(await alert.count()).toBe(0);
    },
  );

  it('if a later page of vehicles fails, the loaded vehicles stay, and "Try again" loads more', async () => {
    const page = await visit.open("/");
    await page.getByRole("row").nth(3).waitFor();
    visit.server.intercept = () => problem(503, "Service Unavailable");
    const area = page.getByRole("region", { name: "Vehicles" });
    await area.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("row").count()).toBeGreaterThan(5);
    visit.server.intercept = undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("200 vehicles");
  });

  it("after a change of user in one browser, the second user sees only their own vehicles", async () => {
    const page = await visit.open("/", "Sam Driver");
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("1 vehicle.");
    const sams = await page.locator("tbody a").getAttribute("href");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Alex Fleet" }).click();
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("All 62 vehicles");
    expect(await page.locator(`a[href="${sams}"]`).count()).toBe(0);
    // The other user's vehicle can't be opened by its URL either.
    await page.goto(visit.server.url + sams);
    await page.getByText("Not found").waitFor();
    await page.getByRole("link", { name: "Back to the fleet" }).click();
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("All 62 vehicles");
  });

  it("the dashboard's header shows and updates the remaining hourly budget", async () => {
    const page = await visit.open("/");
    const budget = page.getByTestId("budget");
    await expect.poll(() => budget.textContent()).toMatch(/^99\d/);
    const before = Number.parseInt((await budget.textContent()) ?? "", 10);
    await page.goto(`${visit.server.url}/?make=BMW`);
    await expect
      .poll(async () => Number.parseInt((await budget.textContent()) ?? "", 10))
      .toBeLessThan(before - 10);
  });

  it("the loaded fleet stays visible while the browser is offline", async () => {
    const page = await visit.open("/");
    await page.getByRole("row").nth(3).waitFor();
    await page.context().setOffline(true);
    await page.getByText("You are offline").waitFor();
    expect(await page.getByRole("row").count()).toBeGreaterThan(5);
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText("You are offline").count()).toBe(0);
  });
});
