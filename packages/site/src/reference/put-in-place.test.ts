import { expect, it } from "vitest";
import type { Document } from "../openapi/document.ts";
import { putInPlace } from "./put-in-place.ts";

const document: Document = {
  info: { title: "Test", version: "1" },
  servers: [],
  tags: [],
  paths: {
    "/cars/{id}": { get: { example: "car-1" } },
    "/cars/{id}/errors/{at}": { get: { example: "car-1 at 09:00" } },
    "/cars/{id}/commands/{at}": { get: { example: "car-1 at 09:00" } },
  },
  components: { flow: "https://api.example/o/token/", page: "https://api.example/v2/cars/car-1" },
};

it("replaces an id everywhere, and a shared value only where it was found", () => {
  const { paths, components } = putInPlace(
    document,
    [
      { written: "car-1", live: "car-7", path: "/cars/{id}" },
      { written: "09:00", live: "10:11", path: "/cars/{id}/errors/{at}" },
      { written: "09:00", live: "12:13", path: "/cars/{id}/commands/{at}" },
    ],
    "http://127.0.0.1:4010",
  );
  expect(paths["/cars/{id}/errors/{at}"]).toEqual({ get: { example: "car-7 at 10:11" } });
  expect(paths["/cars/{id}/commands/{at}"]).toEqual({ get: { example: "car-7 at 12:13" } });
  expect(components).toEqual({
    flow: "http://127.0.0.1:4010/o/token/",
    page: "https://api.example/v2/cars/car-7",
  });
});

it("sends only ids that exist, in bodies and in samples", () => {
  const id = (kind: string, fill: string) => kind + fill.repeat(26);
  const { paths } = putInPlace(
    {
      ...document,
      paths: {
        "/cars": {
          post: {
            requestBody: { owner: `/users/${id("user", "B")}`, tariff: id("tari", "D") },
            "x-codeSamples": [{ source: `/users/${id("user", "B")}` }],
            responses: { owner: id("user", "B") },
          },
        },
      },
    },
    [{ written: id("user", "A"), live: id("user", "C"), path: "/users/{id}" }],
    "http://127.0.0.1:4010",
  );
  expect(paths["/cars"]).toEqual({
    post: {
      requestBody: { owner: `/users/${id("user", "C")}`, tariff: id("tari", "D") },
      "x-codeSamples": [{ source: `/users/${id("user", "C")}` }],
      responses: { owner: id("user", "B") },
    },
  });
});
