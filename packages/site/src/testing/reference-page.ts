import type { Operation } from "@ev-vehicles/openapi";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { operationAnchor } from "../document/operations.ts";

/** Waits for Scalar to draw the section of an operation, and returns it. */
export async function sectionOf(page: Page, id: string): Promise<Locator> {
  const section = page.locator(`section[id$="/${id}"]`);
  await section.getByRole("button", { name: "Test Request" }).waitFor();
  return section;
}

/** Follows a link to an operation, on an open reference page. */
export async function expectOperation(page: Page, operation: Operation): Promise<void> {
  await page.goto(new URL(`/reference/${operationAnchor(operation)}`, page.url()).href);
  const section = await sectionOf(page, operation.id);
  const heading = section.getByRole("heading", { level: 3 }).first();
  await expect.poll(() => heading.textContent()).toContain(operation.summary);
  const current = page.locator('#starlight__sidebar [aria-current="page"]');
  await expect.poll(() => current.textContent()).toContain(operation.summary);
}
