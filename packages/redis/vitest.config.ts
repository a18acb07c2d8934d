import { testConfig } from "@ev-vehicles/testing/config";
import { mergeConfig } from "vitest/config";
import { redisServerPath } from "./src/testing/find-redis.ts";

// Without a Redis server, the tests cover only a small part of the source.
export default mergeConfig(testConfig(redisServerPath ? {} : { thresholds: false }), {
  test: {
    globalSetup: ["src/testing/find-redis.ts"],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    coverage: { exclude: ["src/testing/**"] },
    // One test file alone starts eight processes, which is enough for a small machine.
    fileParallelism: false,
  },
});
