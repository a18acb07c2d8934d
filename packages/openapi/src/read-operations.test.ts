import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "./document.ts";
import type { Operation } from "./operation.ts";
import { isPaged, readOperations, responseOf, successOf } from "./read-operations.ts";
import { documentOf } from "./testing.ts";

const responses = { "200": { description: "Fine." } };

function only(document: OpenApiDocument): Operation {
  const [operation, ...others] = readOperations(document);
  if (!operation || others.length > 0) throw new Error("Expected exactly one operation in the document.");
  return operation;
}

describe("readOperations: parameters", () => {
  const shared = { name: "car_id", in: "path", required: true, schema: { type: "string" } };
  const page = { name: "page", in: "query", schema: { type: "integer" }, example: 2 };
  const item = (pathLevel: object[], own: object[], more: object = {}) =>
    documentOf(
      {
        "/cars/{car_id}": {
          parameters: pathLevel,
          get: { operationId: "readCar", parameters: own, responses },
        },
      },
      { parameters: { Page: page, CarId: shared }, ...more },
    );

  test.each([
    ["of the operation", item([], [shared, page])],
    ["of the path item", item([shared, page], [])],
    ["of both the path item and the operation", item([page], [shared])],
    [
      "in components",
      item([{ $ref: "#/components/parameters/CarId" }], [{ $ref: "#/components/parameters/Page" }]),
    ],
    ["that override others", item([{ ...page, example: 1 }], [shared, page])],
  ])("parameters %s are read completely, with path parameters before query parameters", (_, document) => {
    const { parameters } = only(document);
    expect(parameters).toMatchObject([
      { name: "car_id", in: "path", required: true },
      { name: "page", in: "query", required: false, example: 2, schema: { value: { type: "integer" } } },
    ]);
  });

  test("a parameter with `content` gets the schema in the content, and the example in that schema", () => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Filter" } } };
    const document = item([shared], [{ name: "filter", in: "query", content }], {
      schemas: { Filter: { type: "object", examples: [{ make: "Tesla" }] } },
    });
    const [, filter] = only(document).parameters;
    expect(filter).toMatchObject({ example: { make: "Tesla" } });
    expect(filter?.schema.pointer).toMatch(/content\/application~1json\/schema$/);
  });

  test("readOperations rejects a path parameter without a definition, and a parameter without a name", () => {
    expect(() => readOperations(item([page], []))).toThrow(
      '#/paths/~1cars~1%7Bcar_id%7D/get: expected a path parameter "car_id", which is in the path /cars/{car_id}',
    );
    expect(() => readOperations(item([{ in: "query" }], [shared]))).toThrow(
      'expected a parameter with "name"',
    );
  });
});

describe("readOperations: security", () => {
  const of = (own: object[] | undefined, all: object[] | undefined) =>
    only(
      documentOf(
        { "/": { get: { operationId: "read", responses, ...(own && { security: own }) } } },
        {},
        all && { security: all },
      ),
    ).security;

  test.each([
    [[{ oauth: ["a", "b"] }], undefined, false, [["a", "b"]]],
    [undefined, [{ oauth: ["a"] }], false, [["a"]]],
    [[{ oauth: ["a"] }], [{ oauth: ["b"] }], false, [["a"]]],
    [[], [{ oauth: ["b"] }], true, []],
    [undefined, undefined, true, []],
    [[{ oauth: ["a"] }, {}], undefined, true, [["a"], []]],
    [[{ oauth: ["a"] }, { key: [] }], undefined, false, [["a"], []]],
  ])(
    "operation security %j and document security %j give open: %j and scope alternatives %j",
    (own, all, open, alternatives) => {
      expect(of(own, all)).toMatchObject({ open, alternatives });
    },
  );
});

describe("readOperations: responses and bodies", () => {
  const json = (type: string) => ({ [type]: { schema: { type: "array" }, example: [1] } });
  const link = { Link: { required: true, schema: { type: "string" } } };
  const operation = only(
    documentOf(
      {
        "/cars": { $ref: "#/components/pathItems/Cars" },
      },
      {
        pathItems: {
          Cars: {
            get: {
              operationId: "listCars",
              requestBody: { content: json("application/merge-patch+json") },
              responses: {
                default: { description: "Wrong.", content: json("application/problem+json") },
                "4XX": { description: "Yours.", content: json("text/plain") },
                "200": { $ref: "#/components/responses/Page" },
              },
            },
          },
        },
        responses: {
          Page: { description: "A page.", headers: link, content: json("Application/JSON; charset=utf-8") },
        },
      },
    ),
  );

  test("JSON bodies are found through references, and in media types with capitals, parameters or +json", () => {
    expect(successOf(operation)?.json).toMatchObject({
      type: "application/json",
      examples: [{ value: [1] }],
    });
    expect(operation.body?.json?.type).toBe("application/merge-patch+json");
    expect(isPaged(operation)).toBe(true);
  });

  test("responseOf prefers the response for the exact status, then for a class such as 4XX, then the default", () => {
    const found = [200, 404, 500].map((status) => responseOf(operation, status)?.status);
    expect(found).toEqual(["200", "4XX", "default"]);
    expect(responseOf(operation, 404)?.json).toBeUndefined();
  });
});

test.each([
  [{ "/a": { get: { responses } } }, "#/paths/~1a/get: expected an operationId"],
  [
    { "/a": { get: { operationId: "read", responses } }, "/b": { get: { operationId: "read", responses } } },
    '#/paths/~1b/get: the operationId "read" is already used by #/paths/~1a/get',
  ],
  [{ "/a": { $ref: "#/components/pathItems/None" } }, '$ref "#/components/pathItems/None"'],
])("readOperations rejects the paths %j, and the error names the place", (paths, message) => {
  expect(() => readOperations(documentOf(paths))).toThrow(message);
});
