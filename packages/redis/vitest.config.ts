import { testConfig } from "@ev-vehicles/testing/config";
import { programPath } from "@ev-vehicles/testing/programs";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

// Without a Redis server, the tests cover only a small part of the source.
export default mergeConfig(testConfig(programPath("redis-server") ? {} : { thresholds: false }), {
  test: {
    ...warnIfMissing("redis-server"),
    testTimeout: 240_000,
    hookTimeout: 60_000,
    coverage: { exclude: ["src/testing/**"] },
    // One test file alone starts eight processes, which is enough for a small machine.
    fileParallelism: false,
  },
});
