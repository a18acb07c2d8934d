import { testConfig } from "@ev-vehicles/testing/config";
import { mergeConfig } from "vitest/config";

// Two workers even on two cores: many tests wait for the delays of retries and time limits.
export default mergeConfig(testConfig(), { test: { maxWorkers: 2 } });
