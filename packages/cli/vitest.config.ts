import { testConfig } from "@ev-vehicles/testing/config";
import { mergeConfig } from "vitest/config";

export default mergeConfig(testConfig(), {
  test: { maxWorkers: 2, globalSetup: ["src/testing/say-what-is-skipped.ts"] },
});
