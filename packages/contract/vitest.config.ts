import { testConfig } from "@ev-vehicles/testing/config";

// These tests define `window`, or replace modules.
export default testConfig({ isolated: ["src/{integrations,spellings}/**/*.test.ts"] });
