import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { document } from "../description.ts";
import { isObject, type Rewritable } from "./rewrite.ts";

const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: "A problem.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
const json = (schema: object, examples: object) => ({
  content: { "application/json": { schema, examples } },
});
const listHeaders = { Link: { $ref: "#/components/headers/Link" } };
const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const base = { tags: ["Chargers"], security: [{ oauth2: ["vehicle:read"] }] };
const integer = (maximum: number) => ({ type: "integer", minimum: 1, maximum });

const ids = ["A", "B", "C"].map((letter) => `chrg01HNARS42AVJN9QWQF6J52B7M${letter}`);
const user = "user01HN2NJ9NMRZBXT1H6FT9N7735";
const chargers = ids.map((id) => ({
  id,
  url: `https://api.ev.energy/v2/chargers/${id}`,
  power_watts: 7400,
  user: `https://api.ev.energy/v2/users/${user}`,
}));

/**
 * The description with three operations that the API does not have: a list that pages by ID, a list that pages by number, and
 * a write whose response has no body.
 */
export function descriptionWithAddedOperations(): OpenApiDocument {
  const extended = structuredClone(document) as unknown as Rewritable;
  const { examples = {}, schemas = {} } = extended.components;
  const owner = Object.values(examples).find(({ value }) => isObject(value) && value.id === user)?.value;
  schemas.ChargerId = { type: "string", pattern: "^chrg[A-Z\\d]{26}$", description: "The id of a charger." };
  schemas.Charger = {
    type: "object",
    required: ["id", "url", "power_watts", "user"],
    properties: {
      id: schemaOf("ChargerId"),
      url: { type: "string", format: "uri", description: "The charger's own URL." },
      power_watts: { type: "integer", description: "The most power that it delivers." },
      user: { oneOf: [schemaOf("ResourceUrl"), schemaOf("User")] },
    },
  };
  schemas.Session = {
    type: "object",
    required: ["number", "energy_watt_hours"],
    properties: { number: { type: "integer" }, energy_watt_hours: { type: "number" } },
  };
  (extended.tags as object[]).push({ name: "Chargers", description: "Chargers." });
  extended.paths["/chargers"] = {
    get: {
      ...base,
      operationId: "listChargers",
      summary: "List chargers",
      parameters: [
        { name: "page_size", in: "query", schema: integer(100) },
        { name: "page_after", in: "query", schema: schemaOf("ChargerId") },
        { name: "page_before", in: "query", schema: schemaOf("ChargerId") },
        {
          name: "expand",
          in: "query",
          example: ["user"],
          schema: { type: "array", items: { type: "string", enum: ["user"] } },
        },
      ],
      responses: {
        "200": {
          description: "A page of chargers.",
          headers: listHeaders,
          ...json(
            { type: "array", items: schemaOf("Charger") },
            {
              plain: { value: chargers },
              expanded: { value: chargers.map((charger) => ({ ...charger, user: owner })) },
            },
          ),
        },
        ...problems(400, 401, 403, 429),
      },
    },
  };
  const inPath = {
    name: "charger_id",
    in: "path",
    required: true,
    schema: schemaOf("ChargerId"),
    example: ids[0],
  };
  extended.paths["/chargers/{charger_id}/sessions"] = {
    parameters: [inPath],
    get: {
      ...base,
      operationId: "listSessions",
      summary: "List charging sessions",
      parameters: [
        { name: "page", in: "query", schema: integer(1000) },
        { name: "page_size", in: "query", schema: integer(100) },
      ],
      responses: {
        "200": {
          description: "A page of sessions.",
          headers: listHeaders,
          ...json(
            { type: "array", items: schemaOf("Session") },
            {
              all: { value: [1, 2, 3, 4, 5].map((number) => ({ number, energy_watt_hours: number * 1000 })) },
            },
          ),
        },
        ...problems(400, 401, 404),
      },
    },
  };
  extended.paths["/chargers/{charger_id}/restart"] = {
    parameters: [inPath],
    post: {
      ...base,
      operationId: "restartCharger",
      summary: "Restart a charger",
      requestBody: {
        required: true,
        ...json(
          {
            type: "object",
            required: ["reason"],
            properties: { reason: { type: "string", description: "The reason for the restart." } },
          },
          { sample: { value: { reason: "it hums" } } },
        ),
      },
      responses: { "201": { description: "The charger restarts." }, ...problems(400, 401, 404) },
    },
  };
  return extended as unknown as OpenApiDocument;
}
