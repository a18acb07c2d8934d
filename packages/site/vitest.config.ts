import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { defineConfig } from "vitest/config";

const browserTests = "src/**/*.browser.test.ts";
const patience = { testTimeout: 240_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts"],
          exclude: [browserTests],
          env: { SAMPLE_LANGUAGES: "shell,typescript,javascript" },
          ...patience,
        },
      },
      {
        test: {
          name: "samples",
          include: ["src/samples/run-samples.test.ts"],
          ...patience,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "browser",
          include: [browserTests],
          ...warnIfMissing("Chromium"),
          ...patience,
        },
      },
    ],
    // Browsers side by side only slow each other down.
    fileParallelism: false,
  },
});
