/**
 * The tests that are run on every mutant, the quickest first. Tests that start other programs or listen on ports, and
 * those of packages that do not use the description, are left out.
 */

export const testFiles: readonly string[] = [
  "contract/src/every-operation.test.ts",
  "contract/src/known-authorization.test.ts",
  "contract/src/known-responses.test.ts",
  "contract/src/known-parameters.test.ts",
  "contract/src/known-bodies.test.ts",
  "contract/src/naming-conventions.test.ts",
  "contract/src/known-limits.test.ts",
  "contract/src/spec-examples.test.ts",
  "contract/src/unused-schema.test.ts",
  "contract/src/operations.test.ts",
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
  "contract/src/mock-follows-spec.test.ts",
  "contract/src/client-follows-spec.test.ts",
];
