import { expect, it } from "vitest";
import { describeInBrowser } from "./testing/browse.ts";
import { problem } from "./testing/open-server.ts";

const model3 = "/vehicles/vhcl01HNARS42AVJN9QWQF6J52B7MB";

describeInBrowser("a vehicle", 200, (visit) => {
  it("a vehicle's page shows last week's charge and the costs of charging", async () => {
    const page = await visit.open(model3);
    const chart = page.getByRole("img", { name: /From 50% to 80% in \d{3} reports/ });
    await chart.waitFor();
    // An empty canvas has only one colour.
    const colors = await chart.evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels ? new Set(new Uint32Array(pixels.buffer)).size : 0;
    });
    expect(colors).toBeGreaterThan(3);
    const read = await page.request.get(
      `${visit.server.url}/api/v2/charging_sub_sessions?vehicle_id=${model3.split("/").at(-1)}`,
    );
    const [newest] = await read.json();
    const row = await page
      .getByRole("region", { name: "Charging sub-sessions" })
      .getByRole("row")
      .nth(1)
      .textContent();
    expect(newest.currency).toBe("GBP");
    expect(row).toContain(`${(newest.energy_delivered_watt_hours / 1000).toFixed(1)} kWh`);
    expect(row).toContain(`£${(newest.cost / 100).toFixed(2)}`);
  });

  it("a new charge limit is shown at once and kept after a reload", async () => {
    const page = await visit.open(model3);
    await moveLimit(page, "End");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => page.getByTestId("limit").textContent()).toBe("100%");
    await page.reload();
    await expect.poll(() => page.getByTestId("limit").textContent()).toBe("100%");
  });

  it("the charge limit changes back if the API rejects it", async () => {
    const page = await visit.open(model3);
    await moveLimit(page, "End");
    let respond = (): void => {};
    const released = new Promise<void>((resolve) => {
      respond = resolve;
    });
    await page.route("**/api/v2/vehicles/*", async (route) => {
      if (route.request().method() === "PATCH") await released;
      await route.continue();
    });
    visit.server.intercept = ({ method }) =>
      method === "PATCH" ? problem(503, "Service Unavailable") : undefined;
    await page.getByRole("button", { name: "Save" }).click();
    // The response has not arrived yet.
    await expect.poll(() => page.getByTestId("limit").textContent()).toBe("100%");
    respond();
    await page.getByText("The limit was not changed").waitFor();
    await expect.poll(() => page.getByTestId("limit").textContent()).toBe("80%");
    visit.server.intercept = undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.getByTestId("limit").textContent()).toBe("100%");
  });

  it("a vehicle that lost its connection can be reconnected", async () => {
    const page = await visit.open("/?status=INACTIVE");
    await page.locator("tbody a").first().click();
    await page.getByRole("button", { name: "Reconnect" }).click();
    const link = page.getByRole("link", { name: "the manufacturer's page" });
    expect(await link.getAttribute("href")).toMatch(/^https:/);
    expect(await link.getAttribute("rel")).toContain("noreferrer");
  });

  it.each(["/vehicles/vhcl00000000000000000000000000", "/vehicles/nonsense"])(
    "the page of a missing vehicle, %s, shows an error and a link to the fleet",
    async (path) => {
      const page = await visit.open(path);
      await page.getByRole("alert").waitFor();
      await page.getByRole("link", { name: "Back to the fleet" }).click();
      await page.getByRole("heading", { name: "Vehicles" }).waitFor();
    },
  );

  it("after the API rejects a field, correcting it creates the vehicle", async () => {
    const page = await visit.open("/vehicles/new");
    await choose(page, "Make", "Nissan");
    await choose(page, "Model", "Leaf");
    await page.getByText("I know the battery").click();
    await page.getByLabel("Battery size in kWh").fill("0.5");
    await page.getByLabel("Driver's e-mail address").fill("sam.driver@example.com");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const field = page.getByLabel("Battery size in kWh");
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => field.getAttribute("aria-describedby")).toContain("error");
    await page.getByText(/^In watt-hours: .*1000/).waitFor();
    await field.fill("40");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.waitForURL(/\/vehicles\/vhcl/);
    await page.getByText("40.0 kWh").waitFor();
    await page.getByText("This vehicle was added by hand").waitFor();
  });

  it("a driver can add their own vehicle by its trim", async () => {
    const page = await visit.open("/vehicles/new", "Sam Driver");
    await choose(page, "Make", "Tesla");
    await choose(page, "Model", "Model 3");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("Choose a trim").waitFor();
    await page.getByRole("combobox", { name: "Trim", exact: true }).click();
    await page.getByRole("option").first().click();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.waitForURL(/\/vehicles\/vhcl/);
    await page.getByRole("link", { name: "← All vehicles" }).click();
    await expect.poll(() => page.getByTestId("loaded").textContent()).toContain("All 2 vehicles");
  });
});

type Page = Awaited<ReturnType<Parameters<Parameters<typeof describeInBrowser>[2]>[0]["open"]>>;

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function moveLimit(page: Page, key: string): Promise<void> {
  await expect.poll(() => page.getByTestId("limit").textContent()).toBe("80%");
  await page.getByRole("slider").focus();
  await page.keyboard.press(key);
}
