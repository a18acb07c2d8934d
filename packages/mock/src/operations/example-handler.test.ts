import type { Problem } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { alteredMock } from "../testing/altered-api.ts";
import { send, walk } from "../testing/send.ts";

const headers = {
  Link: { $ref: "#/components/headers/Link" },
  "EvEnergy-Version": { $ref: "#/components/headers/EvEnergy-Version" },
};
const integer = { type: "integer", minimum: 1 };

function list(
  operationId: string,
  parameters: object[],
  examples: object,
  schema: object = { type: "array" },
) {
  const content = { "application/json": { schema, examples } };
  return {
    get: {
      operationId,
      security: [],
      parameters,
      responses: { "200": { description: "A page.", headers, content } },
    },
  };
}

const query = (name: string, schema: object) => ({ name, in: "query", schema });
const chargers = [3, 1, 2].map((number) => ({ id: `chrg0000000000000000000000000${number}`, number }));

const mock = alteredMock(({ paths }) => {
  paths["/chargers"] = list(
    "listChargers",
    [query("page_size", integer), query("page_after", {}), query("page_before", {})],
    { all: { value: chargers } },
  );
  paths["/charger_models"] = list(
    "listChargerModels",
    [query("page_size", integer), query("page", integer)],
    {
      all: { value: chargers },
    },
  );
  paths["/charger_owners"] = list(
    "listChargerOwners",
    [query("expand", { type: "array", items: { enum: ["user"] } })],
    {
      plain: { value: [{ id: "a", user: "https://api.ev.energy/v2/users/u" }] },
      expanded: { value: [{ id: "a", user: { id: "u" } }] },
    },
  );
  paths["/chargers/{charger_id}/reset"] = {
    post: {
      operationId: "resetCharger",
      security: [],
      parameters: [{ name: "charger_id", in: "path", required: true, schema: { pattern: "^chrg" } }],
      requestBody: { required: true, content: { "application/json": { schema: { required: ["why"] } } } },
      responses: { "201": { description: "Accepted.", headers: { Location: { example: "/somewhere" } } } },
    },
  };
  paths["/silent"] = list("listSilence", [], {});
});

describe("exampleHandler", () => {
  test("an operation without a handler returns an example from the spec, and names it in the Mock-Example header", async () => {
    const { body, headers: sent, status } = await send<object[]>(mock, "/chargers");
    expect(status).toBe(200);
    expect(body).toHaveLength(3);
    expect(sent.get("Mock-Example")).toBe("all");
    expect(sent.get("EvEnergy-Version")).toBe("2");
  });

  test("a list from an example is paged by id, and each item appears once in both directions", async () => {
    const numbers = (items: readonly { number: number }[]) => items.map(({ number }) => number);
    const forward = await walk<{ number: number }>(mock, "/chargers?page_size=1");
    expect(numbers(forward)).toEqual([1, 2, 3]);
    const last = `/chargers?page_size=1&page_after=${chargers[2]?.id}`;
    expect(numbers(await walk<{ number: number }>(mock, last, "previous"))).toEqual([1, 2, 3]);
  });

  test("a list from an example is paged by number if the operation has a page parameter", async () => {
    const items = await walk<{ number: number }>(mock, "/charger_models?page_size=2");
    expect(items).toEqual(chargers);
    expect((await send(mock, "/charger_models?page_size=2&page=3")).status).toBe(404);
  });

  test("of several examples, the one with the requested expansions is returned", async () => {
    const plain = await send<{ user: unknown }[]>(mock, "/charger_owners");
    expect([plain.body[0]?.user, plain.headers.get("Mock-Example")]).toEqual([expect.any(String), "plain"]);
    const expanded = await send<{ user: unknown }[]>(mock, "/charger_owners?expand=user");
    expect([expanded.body[0]?.user, expanded.headers.get("Mock-Example")]).toEqual([{ id: "u" }, "expanded"]);
  });

  test("an operation without a handler validates its input and can respond without a body", async () => {
    const reset = (id: string, body: object) =>
      send<Problem>(mock, `/chargers/${id}/reset`, { method: "POST", body });
    expect((await reset("vhcl1", { why: "it hums" })).body.field_errors).toHaveProperty("charger_id");
    expect((await reset("chrg1", {})).body.field_errors).toHaveProperty("why");
    const { status, body, headers: sent } = await reset("chrg1", { why: "it hums" });
    expect([status, body, sent.get("content-type")]).toEqual([201, undefined, null]);
    expect([sent.get("Location"), sent.get("Mock-Example")]).toEqual(["/somewhere", "none"]);
  });

  test("an operation with neither a handler nor an example gets a 501 that names the operation", async () => {
    const { body, status } = await send<Problem>(mock, "/silent");
    expect(status).toBe(501);
    expect(body.detail).toContain("no handler for listSilence");
  });
});
