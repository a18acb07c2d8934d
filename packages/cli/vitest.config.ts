import { mergeConfig } from "vitest/config";
import { testConfig } from "../../scripts/test-config.ts";

export default mergeConfig(testConfig(), {
  test: { globalSetup: ["src/testing/say-what-is-skipped.ts"] },
});
