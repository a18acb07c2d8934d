import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { defineConfig } from "vitest/config";

const browserTests = "src/**/*.browser.test.ts";
const deepTests = "src/**/*.deep.test.ts";
const timeouts = { testTimeout: 240_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts"],
          exclude: [browserTests, deepTests],
          env: { SAMPLE_LANGUAGES: "shell,typescript,javascript" },
          ...timeouts,
        },
      },
      {
        test: {
          name: "samples",
          include: ["src/samples/run-samples.test.ts"],
          ...timeouts,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "browser",
          include: [browserTests],
          ...warnIfMissing("Chromium"),
          ...timeouts,
        },
      },
      {
        test: {
          name: "deep",
          include: [deepTests],
          ...warnIfMissing("Chromium"),
          ...timeouts,
          testTimeout: 600_000,
        },
      },
    ],
    // Each browser keeps one core busy, so run only two at once.
    maxWorkers: 2,
  },
});
