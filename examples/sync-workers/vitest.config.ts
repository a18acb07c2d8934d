import { testConfig } from "@ev-vehicles/testing/config";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

export default mergeConfig(testConfig(), { test: warnIfMissing("redis-server") });
