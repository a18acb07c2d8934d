import { testConfig } from "@ev-vehicles/testing/config";
import { programPath } from "@ev-vehicles/testing/programs";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

// Without a Redis server, the tests cover only a small part of the source, so no coverage is required.
export default mergeConfig(testConfig(programPath("redis-server") ? {} : { thresholds: false }), {
  test: {
    ...warnIfMissing("redis-server"),
    testTimeout: 240_000,
    hookTimeout: 60_000,
    coverage: { exclude: ["src/testing/**"] },
    // One test file starts eight processes, so a small machine can run only one file at a time.
    fileParallelism: false,
  },
});
