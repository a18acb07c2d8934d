import { globSync } from "node:fs";
import { packages } from "./altered-description.ts";

/**
 * The tests that run on every altered description, the fastest first: those that use the description but neither ports nor
 * child processes.
 */
export const testFiles: readonly string[] = [
  "contract/src/description/every-operation.test.ts",
  "contract/src/description/known-authorization.test.ts",
  "contract/src/description/known-responses.test.ts",
  "contract/src/description/known-parameters.test.ts",
  "contract/src/description/known-bodies.test.ts",
  "contract/src/description/naming-conventions.test.ts",
  "contract/src/description/known-limits.test.ts",
  "contract/src/description/spec-examples.test.ts",
  "contract/src/description/unused-schema.test.ts",
  "contract/src/mock/webhooks.test.ts",
  "contract/src/mock/operations.test.ts",
  "contract/src/request.test.ts",
  ...globSync("mock/src/operations/**/*.test.ts", { cwd: packages }).toSorted(),
  "mock/src/http/requests.test.ts",
  "mock/src/oauth/oauth.test.ts",
  "mock/src/faults/faults.test.ts",
  "contract/src/mock/mock-follows-spec.test.ts",
  "contract/src/client/client-follows-spec.test.ts",
];
