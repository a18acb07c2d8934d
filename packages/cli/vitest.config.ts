import { testConfig } from "@ev-vehicles/testing/config";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

// Two workers, also on two cores: the tests that start processes mostly wait for them.
export default mergeConfig(testConfig(), { test: { ...warnIfMissing("script"), maxWorkers: 2 } });
