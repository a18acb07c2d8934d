/** Checks that take too long for each run: every page in light and dark mode and on a phone, and every operation. */
import { readOperations } from "@ev-vehicles/openapi";
import { accessibilityViolations } from "@ev-vehicles/testing/accessibility-violations";
import { expect, it } from "vitest";
import { readDocument } from "./document/read-document.ts";
import { describeInBrowser, phone } from "./testing/browse.ts";
import { proseAddresses } from "./testing/built-site.ts";
import { expectLightweight } from "./testing/expect-lightweight.ts";
import { expectReadable } from "./testing/expect-readable.ts";
import { expectOperation } from "./testing/reference-page.ts";

describeInBrowser("the whole site", (open) => {
  it.each(proseAddresses())(
    "the page %s is readable in light and dark mode and on a phone",
    async (address) => {
      for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, phone] as const) {
        const page = await open(address, options);
        await expectReadable(page);
        expect(await accessibilityViolations(page)).toEqual([]);
      }
    },
  );

  it.each(proseAddresses().filter((address) => address.startsWith("/guides/")))(
    "the page %s loads with few requests and few bytes",
    async (address) => {
      await expectLightweight(await open(address));
    },
  );

  it("the reference shows every operation, and marks the current one in the sidebar", async () => {
    const page = await open("/reference/");
    for (const operation of readOperations(readDocument())) await expectOperation(page, operation);
  });
});
