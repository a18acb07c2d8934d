import { testConfig } from "@ev-vehicles/testing/config";
import { programPath } from "@ev-vehicles/testing/programs";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

// Without a Redis server most of the source is not reached.
export default mergeConfig(testConfig(programPath("redis-server") ? {} : { thresholds: false }), {
  test: {
    ...warnIfMissing("redis-server"),
    testTimeout: 240_000,
    hookTimeout: 60_000,
    coverage: { exclude: ["src/testing/**"] },
    // Eight processes at once are enough for a small machine.
    fileParallelism: false,
  },
});
