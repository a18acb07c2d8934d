import { describe, expect, it } from "vitest";
import { changesetSentence } from "../changeset/changeset-sentence.ts";
import type { RedoclyChange } from "../redocly/diff.ts";
import { type Change, describeChanges, side } from "./change.ts";

const bundle = {
  paths: {
    "/vehicles": {
      get: {
        operationId: "listVehicles",
        responses: {
          200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Vehicle" } } } },
        },
      },
      post: {
        operationId: "createVehicle",
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Vehicle" } } },
        },
        responses: { 201: {} },
      },
    },
    "/users": { get: { operationId: "listUsers", responses: { 200: {} } } },
  },
  components: { schemas: { Vehicle: { properties: { range: { maximum: 90, readOnly: true } } } } },
} as never;
const sides = { base: side(bundle), revision: side(bundle) };

function describeOne(change: Partial<RedoclyChange>, version = "1.2.0"): Change | undefined {
  const whole = {
    path: "#/paths/~1users",
    typeName: "Schema",
    kind: "modified",
    impact: "patch",
    verdicts: [],
    ...change,
  };
  return describeChanges([whole as RedoclyChange], sides, version)[0];
}

const place = { file: "spec/schemas/vehicles.yaml", line: 7, pointer: "#/Vehicle/properties/range/maximum" };

describe("describeChanges", () => {
  it("if a changed schema is both sent and received, the higher of both ratings counts", () => {
    const change = describeOne({
      property: "maximum",
      base: { ...place, value: 90 },
      revision: { ...place, value: 80 },
    });
    expect(change).toMatchObject({
      rating: "major",
      bump: "major",
      subject: "Vehicle.range",
      operations: ["listVehicles", "createVehicle"],
      todo: "check that the values you send meet the new bound",
    });
  });

  const removed: Partial<RedoclyChange> = {
    typeName: "PathItem",
    kind: "removed",
    impact: "major",
    base: { file: "spec/paths/users.yaml", pointer: "#/~1users" },
  };

  it("a breaking change needs a minor version bump below 1.0, and a major bump from 1.0 on", () => {
    expect(describeOne(removed, "0.3.0")?.bump).toBe("minor");
    expect(describeOne(removed, "1.0.0")?.bump).toBe("major");
  });

  it("the changeset of a breaking change says what users have to do", () => {
    expect(changesetSentence([describeOne(removed) as Change])).toBe(
      "The description of the API has changed. `listUsers (GET /users)` is removed. Stop calling it.",
    );
  });
});

it("a change of wording needs only a patch bump, and its changeset names no change", () => {
  const change = describeOne({
    property: "description",
    revision: { ...place, pointer: "#/Vehicle/description", value: "Better." },
  });
  expect(change).toMatchObject({ rating: "patch", bump: "patch", detail: "has a different description" });
  expect(changesetSentence([change as Change])).toBe(
    "The wording of the API's documentation has changed. Types, requests and responses are the same.",
  );
});

it("a schema whose type becomes a choice of several types is reported as one change", () => {
  const path = "#/paths/~1vehicles/get/responses/200/content/application~1json/schema/properties/range";
  const choice = { ...place, pointer: "#/Vehicle/properties/range/oneOf", value: [{}, { type: "null" }] };
  const changes = [
    { path, kind: "modified", property: "type", base: { ...place, value: "number" } },
    { path: `${path}/oneOf`, kind: "added", revision: choice },
    {
      path: `${path}/properties`,
      kind: "removed",
      base: { ...place, pointer: "#/Vehicle/properties/range/properties" },
    },
  ].map((change) => ({ typeName: "Schema", impact: "major", verdicts: [], ...change }));
  const described = describeChanges(changes as RedoclyChange[], sides, "1.0.0");
  expect(described.map(({ subject }) => subject)).toEqual(["Vehicle.range"]);
  expect(described[0]?.detail).toContain("is now one of 2 types");
});

it("a change to the global security affects only the operations without their own security", () => {
  const securedBundle = (scopes: string[]) =>
    side({
      security: [{ oauth2: scopes }],
      paths: {
        "/vehicles": { get: { operationId: "listVehicles", responses: {} } },
        "/users": { get: { operationId: "listUsers", security: [], responses: {} } },
      },
    } as never);
  const secured = { base: securedBundle(["read"]), revision: securedBundle(["read", "write"]) };
  const change = {
    path: "#/security/0",
    typeName: "SecurityRequirement",
    kind: "modified",
    property: "oauth2",
    impact: "patch",
    verdicts: [],
    revision: { file: "spec/vehicles.yaml", pointer: "#/security/0/oauth2", value: ["read", "write"] },
  };
  expect(describeChanges([change] as unknown as RedoclyChange[], secured, "1.0.0")).toMatchObject([
    {
      bump: "major",
      subject: "every operation without its own security",
      detail: "now needs a token with `read` and `write` (before: a token with `read`)",
      operations: ["listVehicles"],
    },
  ]);
});
