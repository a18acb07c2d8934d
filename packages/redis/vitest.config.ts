import { testConfig } from "@ev-vehicles/testing/config";
import { mergeConfig } from "vitest/config";
import { redisServerPath } from "./src/testing/find-redis.ts";

// Without a Redis server most of the source is not reached.
export default mergeConfig(testConfig(redisServerPath ? {} : { thresholds: false }), {
  test: {
    globalSetup: ["src/testing/say-what-is-skipped.ts"],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    coverage: { exclude: ["src/testing/**"] },
    // Eight processes at once are enough for a small machine.
    fileParallelism: false,
  },
});
