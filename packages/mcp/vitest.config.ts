import { testConfig } from "@ev-vehicles/testing/config";

export default testConfig();
