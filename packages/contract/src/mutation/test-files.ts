/**
 * The tests that are run on every mutant, the quickest first. Tests that start other programs or listen on ports, and
 * those of packages that do not use the description, are left out.
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
  "contract/src/mock/operations.test.ts",
  "contract/src/request.test.ts",
  "mock/src/operations/create-vehicle.test.ts",
  "mock/src/operations/vehicles.test.ts",
  "mock/src/operations/status-logs.test.ts",
  "mock/src/operations/catalogue.test.ts",
  "mock/src/operations/users.test.ts",
  "mock/src/operations/charging-sub-sessions.test.ts",
  "mock/src/http/requests.test.ts",
  "mock/src/oauth/oauth.test.ts",
  "mock/src/faults/faults.test.ts",
  "contract/src/mock/mock-follows-spec.test.ts",
  "contract/src/client/client-follows-spec.test.ts",
];
