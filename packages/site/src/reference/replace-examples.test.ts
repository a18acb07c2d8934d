import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { replaceExamples } from "./replace-examples.ts";

const origin = "http://127.0.0.1:4010";
const documentOf = (paths: object, components: object = {}) =>
  ({
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    paths,
    components,
  }) as unknown as OpenApiDocument;
const parameters = ["id", "at"].map((name) => ({ name, in: "path", schema: {} }));
const operation = (operationId: string, members: object) => ({ operationId, parameters, ...members });

it("an ID is replaced everywhere, but another example value only at the path of its live value", () => {
  const { paths, components } = replaceExamples(
    documentOf(
      {
        "/cars/{id}": { get: operation("car", { summary: "car-1" }) },
        "/cars/{id}/errors/{at}": { get: operation("error", { summary: "car-1 at 09:00" }) },
        "/cars/{id}/commands/{at}": { get: operation("command", { summary: "car-1 at 09:00" }) },
      },
      { flow: "https://api.example/o/token/", page: "https://api.example/v2/cars/car-1" },
    ),
    [
      { documented: "car-1", live: "car-7", path: "/cars/{id}" },
      { documented: "09:00", live: "10:11", path: "/cars/{id}/errors/{at}" },
      { documented: "09:00", live: "12:13", path: "/cars/{id}/commands/{at}" },
    ],
    origin,
  );
  expect(paths?.["/cars/{id}/errors/{at}"]?.get?.summary).toBe("car-7 at 10:11");
  expect(paths?.["/cars/{id}/commands/{at}"]?.get?.summary).toBe("car-7 at 12:13");
  expect(components).toEqual({ flow: `${origin}/o/token/`, page: "https://api.example/v2/cars/car-7" });
});

it("an example ID in a body or sample is replaced with a live ID of the same kind, if any", () => {
  const id = (kind: string, fill: string) => kind + fill.repeat(26);
  const body = (owner: string) => ({
    content: { "application/json": { example: { owner: `/users/${owner}`, tariff: id("tari", "D") } } },
  });
  const { paths } = replaceExamples(
    documentOf({
      "/cars": {
        post: {
          operationId: "createCar",
          summary: id("user", "B"),
          requestBody: body(id("user", "B")),
          "x-codeSamples": [{ source: `/users/${id("user", "B")}` }],
        },
      },
    }),
    [{ documented: id("user", "A"), live: id("user", "C"), path: "/users/{id}" }],
    origin,
  );
  expect(paths?.["/cars"]?.post).toMatchObject({
    summary: id("user", "B"),
    requestBody: body(id("user", "C")),
    "x-codeSamples": [{ source: `/users/${id("user", "C")}` }],
  });
});
