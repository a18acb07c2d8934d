/** The targets that a next link can have, and what `paginate` requests for each. */
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import type { paths } from "../testing/car-paths.ts";
import { secondNextLink, walkFaultyList } from "../testing/faulty-list.ts";
import { gatherUntilError } from "../testing/gather.ts";
import { baseUrl, ids, listResponse, listServer } from "../testing/list-server.ts";

describe("the target of a next link", () => {
  test("a link to another origin is followed on the client's own origin only", async () => {
    const { seen, error, requests } = await walkFaultyList({
      link: secondNextLink("https://evil.test/v2/cars?page_size=2&page_after=004"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(new Set(requests.map(({ origin }) => origin))).toEqual(new Set(["https://api.test"]));
  });

  test("a link with another host and base path, as behind a proxy, is followed", async () => {
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
  ])("the link %s to another path is an error that names both paths", async (target, path) => {
    const { seen, error, requests } = await walkFaultyList({ link: secondNextLink(target) });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({
      code: "unusableLink",
      message: `GET /cars: the next link points to another path: ${path}`,
    });
    expect(requests).toHaveLength(2);
  });

  test("a link from the logs of one car to the logs of another is an error that names both paths", async () => {
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
  ])("the relative link %s is followed", async (target) => {
    const { seen, error } = await walkFaultyList({ link: secondNextLink(target) });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
  });

  test("a link with another relation, or with an anchor to another resource, is not followed", async () => {
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
    "a link with the anchor %j, which means the page itself, is followed",
    async (anchor) => {
      const link = (header: string, nth: number) =>
        nth === 1 ? `</v2/cars?page_after=002>; rel="next"; anchor="${anchor}"` : header;
      const { seen, error } = await walkFaultyList({ link });
      expect(error).toBeUndefined();
      expect(seen).toEqual(ids(6));
    },
  );

  test("a link whose anchor is the whole URL of the response is followed", async () => {
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

  test("additional query parameters of a link are sent, except expand", async () => {
    const { requests } = await walkFaultyList({
      link: secondNextLink("/v2/cars?page_after=004&x=1&x=2&car_id=9&__proto__=p&a%5Bb%5D=c&expand=owner"),
    });
    expect(requests[2]?.href).toBe(
      `${baseUrl}/cars?page_size=2&page_after=004&x=1&x=2&car_id=9&__proto__=p&a[b]=c`,
    );
  });

  test("a query name that must be encoded does not cut off the rest of the query", async () => {
    const { seen, error, requests } = await walkFaultyList({
      link: (header) => header.replaceAll("page_size", "x%23y=1&a%26b=%3D&page_size"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(requests[1]?.search).toBe("?page_size=2&x%23y=1&a%26b=%3D&page_after=002");
  });

  test("the caller's parameters replace a link's parameters with other values", async () => {
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

test("the error for a link to another path does not contain the link's query, which may be personal or secret", async () => {
  const client = createClient<paths>({
    baseUrl,
    fetch: async () => listResponse(["1"], "<https://evil.test/users?email=a@b.test&token=secret>; rel=next"),
  });
  const { error } = await gatherUntilError(paginate(client, "/cars"));
  expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/secret|a@b/);
});
