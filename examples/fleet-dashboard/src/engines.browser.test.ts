/** Runs the page in Chromium, Firefox and WebKit. Browsers that are not installed are skipped with a message. */
import { readFileSync } from "node:fs";
import { CannotRun, engines } from "@ev-vehicles/scripts/browsers";
import { expect, it } from "vitest";
import { openServer } from "./testing/open-server.ts";

const trial = readFileSync(new URL("./testing/trial.js", import.meta.url), "utf8");

it.for(engines)(
  "in $name, the dashboard shows the first page, filters the fleet and creates a vehicle",
  async ({ open }, { skip }) => {
    const browser = await open().catch((error: unknown) => {
      if (error instanceof CannotRun) skip(error.message);
      throw error;
    });
    const server = await openServer(200, trial);
    try {
      await browser.goto(server.url);
      for (const step of ["firstPage", "filter", "create"]) {
        expect([step, await browser.runTrial(step)]).toEqual([step, true]);
      }
    } finally {
      await browser.close();
      await server.close();
    }
  },
);
