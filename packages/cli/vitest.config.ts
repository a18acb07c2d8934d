import { testConfig } from "@ev-vehicles/testing/config";
import { warnIfMissing } from "@ev-vehicles/testing/warn-if-missing";
import { mergeConfig } from "vitest/config";

// Two workers even on two cores: tests that start processes spend most of their time waiting for the processes.
export default mergeConfig(testConfig({ isolated: ["src/export/{file-lock,interrupted-export}.test.ts"] }), {
  test: { ...warnIfMissing("script"), maxWorkers: 2 },
});
