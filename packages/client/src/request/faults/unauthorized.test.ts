import { describe, expect, test } from "vitest";
import { clientCredentials } from "../../auth/oauth/client-credentials.ts";
import type { TokenProvider } from "../../auth/token-provider.ts";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { settle } from "../../result.ts";
import { closedPort, faultyServer, page, problemResponse, respond } from "../../testing/faulty-server.ts";
import { getAndPost, quickRetry } from "../../testing/get-and-post.ts";
import { secret } from "../../testing/recording-fetch.ts";

describe("a 401 response", () => {
  test("a GET or POST succeeds after a 401 if the token provider returns another token", async () => {
    const rejectedTokens: (string | undefined)[] = [];
    const auth: TokenProvider = ({ rejected }) => {
      rejectedTokens.push(rejected);
      return rejected ? "token-2" : "token-1";
    };
    const { getData, gets, post, posts } = await getAndPost([problemResponse(401), page], {
      ...quickRetry,
      auth,
    });
    expect(getData).toEqual([]);
    expect(post).toBeUndefined();
    expect([gets, posts]).toEqual([2, 2]);
    expect(rejectedTokens).toEqual([undefined, "token-1", undefined, "token-1"]);
  });

  test("if the renewed token gets a 401, too, the call ends with the error of the second 401", async () => {
    let count = 0;
    const { get, gets } = await getAndPost([problemResponse(401)], {
      ...quickRetry,
      auth: () => `token-${++count}`,
    });
    expect(get?.kind).toBe("unauthorized");
    expect(gets).toBe(2);
  });

  test("a 401 is not retried if the token stays the same", async () => {
    expect(await getAndPost([problemResponse(401)], { ...quickRetry, auth: secret })).toMatchObject({
      gets: 1,
      posts: 1,
    });
    expect(await getAndPost([problemResponse(401)], { ...quickRetry, auth: () => secret })).toMatchObject({
      gets: 1,
      posts: 1,
    });
  });

  test("an unavailable token endpoint causes a token error, and the API gets no request", async () => {
    await using api = await faultyServer(page);
    await using down = await faultyServer(problemResponse(503));
    for (const tokenUrl of [`${down.baseUrl}/o/token/`, `${await closedPort()}/o/token/`]) {
      const auth = clientCredentials({ clientId: "id", clientSecret: secret, tokenUrl });
      const { error } = await settle(createVehiclesClient({ auth, baseUrl: api.baseUrl }).GET("/vehicles"));
      expect(error?.kind).toBe("token");
    }
    expect(api.requests).toHaveLength(0);
    expect(down.requests.length).toBeGreaterThan(0);
  });

  test("a token that expires between calls is renewed once, and all calls succeed", async () => {
    const token = (name: string) => respond(200, { access_token: name, expires_in: 36_000 });
    await using tokens = await faultyServer(token("first"), token("second"));
    await using api = await faultyServer(page, page, problemResponse(401), page, page);
    const tokenUrl = `${tokens.baseUrl}/o/token/`;
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, tokenUrl });
    const ev = createVehiclesClient({ auth, baseUrl: api.baseUrl });
    for (let call = 0; call < 4; call++) expect((await ev.GET("/vehicles")).data).toEqual([]);
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first",
      "Bearer first",
      "Bearer first",
      "Bearer second",
      "Bearer second",
    ]);
    expect(tokens.requests).toHaveLength(2);
  });
});
