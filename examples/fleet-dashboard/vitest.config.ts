import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { defineConfig } from "vitest/config";

const browserTests = "src/**/*.browser.test.ts";
const timeouts = { testTimeout: 120_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts"], exclude: [browserTests] } },
      {
        test: {
          name: "browser",
          include: [browserTests],
          ...warnIfMissing("Chromium"),
          ...timeouts,
        },
      },
    ],
    // Each browser keeps one core busy, so run only two at once.
    maxWorkers: 2,
  },
});
