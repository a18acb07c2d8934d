/** The targets that a next link can have, and what `paginate` requests for each. */
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import type { paths } from "../testing/car-paths.ts";
import { secondNextLink, walkFaultyList } from "../testing/faulty-list.ts";
import { gatherUntilError } from "../testing/gather.ts";
import { baseUrl, ids, listResponse, listServer } from "../testing/list-server.ts";

describe("the target of a next link", () => {
  test("a next link to another origin is followed, but requested only from the client's own origin", async () => {
    const { seen, error, requests } = await walkFaultyList({
      link: secondNextLink("https://evil.test/v2/cars?page_size=2&page_after=004"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(new Set(requests.map(({ origin }) => origin))).toEqual(new Set(["https://api.test"]));
  });

  test("a next link with another host and base path, as behind a proxy, is followed", async () => {
    const { seen, error } = await walkFaultyList({
      link: secondNextLink("http://internal:8080/cars/?page_size=2&page_after=004"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
  });

  test.each([
    ["/v2/users?page_after=004", "/v2/users"],
    ["https://api.test/v2/cars/1/logs?page_after=004", "/v2/cars/1/logs"],
    ["/v2/racecars?page_after=004", "/v2/racecars"],
    ["/v2/cars/..?page_after=004", "/v2/"],
    ["/v2/%ZZ/bikes?page_after=004", "/v2/%ZZ/bikes"],
    ["mailto:cars?page_after=004", "cars"],
    ["http://[?/cars", "http://["],
  ])("a next link to another path causes an error that names both paths: %s", async (target, path) => {
    const { seen, error, requests } = await walkFaultyList({ link: secondNextLink(target) });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({
      code: "unusableLink",
      message: `GET /cars: the next link points to another path: ${path}`,
    });
    expect(requests).toHaveLength(2);
  });

  test("a next link from one car's logs to another car's logs causes an error that names both paths", async () => {
    const server = listServer({ ids: ids(4), link: () => "</v2/cars/2/logs?page_after=002>; rel=next" });
    const pager = paginate(server.client, "/cars/{car_id}/logs", { params: { path: { car_id: "1" } } });
    await expect(pager.toArray()).rejects.toThrow(
      "GET /cars/1/logs: the next link points to another path: /v2/cars/2/logs",
    );
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    "?page_size=2&page_after=004",
    "/v2/cars?page_size=2&page_after=004",
    "cars?page_size=2&page_after=004",
    "./../v2/cars?page_size=2&page_after=004#top",
  ])("a relative next link is followed: %s", async (target) => {
    const { seen, error } = await walkFaultyList({ link: secondNextLink(target) });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
  });

  test("a link is not followed if its relation is not next or its anchor is another resource", async () => {
    for (const link of [
      "</v2/cars?page_after=004>; rel=last",
      "</v2/cars?page_after=004>; rel=prev",
      '</v2/cars?page_after=004>; rel=next; anchor="#part"',
      '</v2/cars?page_after=004>; rel=next; anchor="/v2/users"',
      '</v2/cars?page_after=004>; rel=next; anchor="?page_after=003"',
      '</v2/cars?page_after=004>; rel=next; anchor="http://["',
    ]) {
      const { seen, error, requests } = await walkFaultyList({ link: () => link });
      expect(error, link).toMatchObject({ code: "missingLink" });
      expect(seen).toEqual(ids(2));
      expect(requests).toHaveLength(1);
    }
  });

  test.each(["", "#", "/v2/cars", "cars", "?page_size=2", "https://api.ev.energy/v2/cars?page_size=2"])(
    "a next link whose anchor %j refers to the page itself is followed",
    async (anchor) => {
      const link = (header: string, nth: number) =>
        nth === 1 ? `</v2/cars?page_after=002>; rel="next"; anchor="${anchor}"` : header;
      const { seen, error } = await walkFaultyList({ link });
      expect(error).toBeUndefined();
      expect(seen).toEqual(ids(6));
    },
  );

  test("a next link whose anchor is the whole URL of the response is followed", async () => {
    const server = listServer({
      ids: ids(4),
      link: (header) => header.replace(/$/, `; anchor="${server.requests.at(-1)?.href.replaceAll('"', "")}"`),
    });
    const client = createClient<paths>({
      baseUrl,
      fetch: async (request) => {
        const response = await server.fetch(request);
        return Object.defineProperty(response, "url", { value: request.url });
      },
    });
    const pager = paginate(client, "/cars", { pageSize: 2, params: { query: { color: "red" } } });
    expect(await pager.toArray()).toHaveLength(4);
  });

  test("additional query parameters of a next link are sent in the next request, except expand", async () => {
    const { requests } = await walkFaultyList({
      link: secondNextLink("/v2/cars?page_after=004&x=1&x=2&car_id=9&__proto__=p&a%5Bb%5D=c&expand=owner"),
    });
    expect(requests[2]?.href).toBe(
      `${baseUrl}/cars?page_size=2&page_after=004&x=1&x=2&car_id=9&__proto__=p&a[b]=c`,
    );
  });

  test("a next link's parameter name that must be percent-encoded does not cut off the rest of the query", async () => {
    const { seen, error, requests } = await walkFaultyList({
      link: (header) => header.replaceAll("page_size", "x%23y=1&a%26b=%3D&page_size"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(requests[1]?.search).toBe("?page_size=2&x%23y=1&a%26b=%3D&page_after=002");
  });

  test("if a next link has other values for the caller's query parameters, the caller's values are sent", async () => {
    const server = listServer({
      ids: ids(4),
      link: (header) => header.replaceAll("page_size", "color=blue&color=green&page_size"),
    });
    const params = { query: { color: "red" } };
    expect(await paginate(server.client, "/cars", { params, pageSize: 2 }).toArray()).toHaveLength(4);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?color=red&page_size=2",
      "?color=red&page_size=2&page_after=002",
    ]);
  });
});

test("the error for a next link to another path does not contain the link's query", async () => {
  const client = createClient<paths>({
    baseUrl,
    fetch: async () => listResponse(["1"], "<https://evil.test/users?email=a@b.test&token=secret>; rel=next"),
  });
  const { error } = await gatherUntilError(paginate(client, "/cars"));
  expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/secret|a@b/);
});
