import { describe, expect, it } from "vitest";
import { describeChange } from "./change.ts";
import { changesetSentence } from "./changeset-sentence.ts";
import type { RedoclyChange } from "./redocly-diff.ts";

const documents = { base: {}, revision: {} } as never;
const integrated = "#/components/schemas/Vehicle/properties/integrated/enum";

function enumChange(before: string[], after: string[]): RedoclyChange {
  return {
    path: "#/paths/~1vehicles/get/responses/200/content/application~1json/schema/items/properties/integrated",
    typeName: "Schema",
    kind: "modified",
    impact: "patch",
    property: "enum",
    verdicts: [],
    base: { pointer: integrated, value: before },
    revision: { pointer: integrated, value: after },
  };
}

describe("the bump that a change asks for", () => {
  it("is a minor for a removed response enum value, which Redocly rates a patch", () => {
    const change = describeChange(enumChange(["ACTIVE", "INACTIVE"], ["ACTIVE"]), documents, "1.2.0");
    expect(change).toEqual({
      rating: "patch",
      bump: "minor",
      subject: "Vehicle.integrated · enum",
      detail: 'lost "INACTIVE"',
    });
    expect(changesetSentence([change])).toContain('`Vehicle.integrated` no longer has "INACTIVE".');
  });

  it("is a minor for a break below 1.0, and a major from 1.0 on", () => {
    const removed: RedoclyChange = {
      path: "#/paths/~1users",
      typeName: "PathItem",
      kind: "removed",
      impact: "major",
      verdicts: [{ message: "Path `/users` was removed." }],
      base: { pointer: "#/paths/~1users" },
    };
    expect(describeChange(removed, documents, "0.3.0").bump).toBe("minor");
    expect(describeChange(removed, documents, "1.0.0").bump).toBe("major");
  });
});

it("a new operation is told by its id, method and path", () => {
  const added: RedoclyChange = {
    path: "#/paths/~1vehicles~1{vehicle_id}~1connectors",
    typeName: "PathItem",
    kind: "added",
    impact: "minor",
    verdicts: [],
    revision: {
      pointer: "#/paths/~1vehicles~1{vehicle_id}~1connectors",
      value: { get: { operationId: "retrieveVehicleConnectors" }, parameters: [] },
    },
  };
  expect(changesetSentence([describeChange(added, documents, "0.1.0")])).toBe(
    "The types follow the API description. `retrieveVehicleConnectors` (`GET /vehicles/{vehicle_id}/connectors`) can be called.",
  );
});

it("other words alone leave nothing to name", () => {
  const change = {
    rating: "patch",
    bump: "patch",
    subject: "Vehicle · description",
    detail: "was …",
  } as const;
  expect(changesetSentence([change])).toBe("The description is worded more clearly; the types are the same.");
});
