import { testConfig } from "@ev-vehicles/testing/config";
import { defineConfig } from "vitest/config";

const { include = [], testTimeout, typecheck } = testConfig().test ?? {};

/** Tests that define `window`, or replace modules. */
const isolated = ["src/{integrations,spellings}/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        // Files share compiled validators and generated requests, which saves half of the processor time.
        test: { name: "shared", include, exclude: isolated, isolate: false, testTimeout, typecheck },
      },
      { test: { name: "isolated", include: isolated, testTimeout } },
    ],
  },
});
