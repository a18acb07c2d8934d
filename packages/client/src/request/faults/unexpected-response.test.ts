import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { faultyServer, page, respond } from "../../testing/faulty-server.ts";
import { getAndPost } from "../../testing/get-and-post.ts";
import { vehicleId } from "../../testing/recording-fetch.ts";

describe("a response that does not match the spec", () => {
  test("a redirect to another origin is not followed, and causes an error with the location", async () => {
    await using other = await faultyServer(page);
    const { get, gets, post, posts } = await getAndPost([
      respond(302, "", { location: `${other.baseUrl}/vehicles` }),
    ]);
    expect(get).toMatchObject({ kind: "redirect", status: 302, location: `${other.baseUrl}/vehicles` });
    expect(post?.kind).toBe("redirect");
    expect([gets, posts]).toEqual([1, 1]);
    expect(other.requests).toHaveLength(0);
  });

  test("an HTML error page becomes an ApiError with status, kind and excerpt", async () => {
    const html = "<html><body>Bad gateway</body></html>";
    const { get, gets, posts } = await getAndPost([respond(502, html, { "content-type": "text/html" })]);
    expect(get).toMatchObject({ kind: "server", title: "Server error", excerpt: html, problem: undefined });
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("an error status with an empty body is still an ApiError", async () => {
    const { get, gets } = await getAndPost([respond(403, "", { "content-length": "0" })]);
    expect(get).toMatchObject({ kind: "forbidden", status: 403, excerpt: undefined });
    expect(gets).toBe(1);
  });

  test("truncated JSON in an error body becomes the error's excerpt", async () => {
    const { get } = await getAndPost([
      respond(400, '{"title":"Inval', { "content-type": "application/problem+json" }),
    ]);
    expect(get).toMatchObject({ kind: "validation", excerpt: '{"title":"Inval' });
  });

  test.each([
    ["truncated JSON", '[{"id":"vhcl', "application/json", "is not JSON"],
    ["HTML", "<html></html>", "text/html", "is not JSON"],
    ["an empty body", "", "application/json", "has no body"],
  ])(
    "a 200 response with %s causes an InvalidResponseError and is not retried",
    async (_, body, type, fault) => {
      const { get, gets, post, posts } = await getAndPost([respond(200, body, { "content-type": type })]);
      expect(get).toMatchObject({ kind: "invalidResponse", status: 200, excerpt: body });
      expect(get?.message).toBe(`GET /vehicles: the 200 response (${type}) ${fault}`);
      expect(post?.kind).toBe("invalidResponse");
      expect([gets, posts]).toEqual([1, 1]);
    },
  );

  test("JSON with a wrong content type is still parsed as data", async () => {
    const { getData } = await getAndPost([respond(200, "[]", { "content-type": "text/plain" })]);
    expect(getData).toEqual([]);
  });

  test("a 204 where the spec documents a body gives neither data nor error (the sandbox does this for DELETE)", async () => {
    await using server = await faultyServer(respond(204));
    const ev = createVehiclesClient({ baseUrl: server.baseUrl });
    const path = { vehicle_id: vehicleId };
    const { data, error, response } = await ev.DELETE("/vehicles/{vehicle_id}", { params: { path } });
    expect([data, error, response.status]).toEqual([undefined, undefined, 204]);
  });

  test("responses of another API version are returned, with one versionMismatch event per client", async () => {
    await using server = await faultyServer(respond(200, "[]", { "evenergy-version": "2.1" }));
    const mismatches: unknown[] = [];
    const ev = createVehiclesClient({
      baseUrl: server.baseUrl,
      onEvent: (event) => event.type === "versionMismatch" && mismatches.push(event),
    });
    expect((await ev.GET("/vehicles")).data).toEqual([]);
    await ev.GET("/vehicles");
    expect(mismatches).toEqual([
      { type: "versionMismatch", call: { method: "GET", path: "/vehicles" }, expected: 2, received: "2.1" },
    ]);
    expect(server.requests).toHaveLength(2);
  });
});
