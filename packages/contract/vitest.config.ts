import { testConfig } from "@ev-vehicles/testing/config";

// These tests define `window` or replace modules, which other test files must not see.
export default testConfig({ isolated: ["src/{integrations,spellings}/**/*.test.ts"] });
