import { describe, expect, test } from "vitest";
import { page, problemResponse } from "../../testing/faulty-server.ts";
import { getAndPost } from "../../testing/get-and-post.ts";

// Concurrent, because the tests wait for real delays. Each test has its own server.
describe.concurrent("a retryable status", () => {
  test.each([408, 500, 502, 503, 504])(
    "after a %i without Retry-After, a GET is retried but a POST is not",
    async (status) => {
      const { get, gets, post, posts } = await getAndPost([problemResponse(status)]);
      expect(get).toMatchObject({ status, detail: "A detail.", retryAt: undefined });
      expect(post).toMatchObject({ status });
      expect([gets, posts]).toEqual([3, 1]);
    },
  );

  test("after a 429 without Retry-After, even a POST is retried, because the server did nothing", async () => {
    const { get, gets, post, posts } = await getAndPost([problemResponse(429)]);
    expect(get?.kind).toBe("rateLimited");
    expect(post?.kind).toBe("rateLimited");
    expect([gets, posts]).toEqual([3, 3]);
  });

  test.each([408, 429, 500, 502, 503, 504])(
    "a GET succeeds with its first retry after one %i",
    async (status) => {
      const { getData, gets } = await getAndPost([problemResponse(status), page]);
      expect(getData).toEqual([]);
      expect(gets).toBe(2);
    },
  );

  test.each([429, 503])(
    "a GET is retried after the number of seconds in a %i's Retry-After",
    async (status) => {
      const started = Date.now();
      const { getData, gets } = await getAndPost([problemResponse(status, { "retry-after": "1" }), page]);
      expect(Date.now() - started).toBeGreaterThanOrEqual(990);
      expect(getData).toEqual([]);
      expect(gets).toBe(2);
    },
  );

  test("a GET is retried after the date in a 429's Retry-After", async () => {
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000);
    const { getData, gets } = await getAndPost([
      problemResponse(429, { "retry-after": at.toUTCString() }),
      page,
    ]);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(getData).toEqual([]);
    expect(gets).toBe(2);
  });

  test.each(["soon", "-5", "", "0"])(
    "a GET and a POST are retried after a 429 whose Retry-After is %j",
    async (value) => {
      const { getData, gets, posts } = await getAndPost([
        problemResponse(429, { "retry-after": value }),
        page,
      ]);
      expect(getData).toEqual([]);
      expect([gets, posts]).toEqual([2, 2]);
    },
  );

  test.each([429, 503])(
    "a call fails at once, with retryAt, after a %i with Retry-After: 3600",
    async (status) => {
      const { get, gets, post, posts } = await getAndPost([
        problemResponse(status, { "retry-after": "3600" }),
      ]);
      const inAnHour = Date.now() + 3_600_000;
      const retryAt = get && "retryAt" in get ? get.retryAt?.getTime() : undefined;
      expect(retryAt).toBeGreaterThan(inAnHour - 60_000);
      expect(retryAt).toBeLessThanOrEqual(inAnHour);
      expect(post).toMatchObject({ status });
      expect([gets, posts]).toEqual([1, 1]);
    },
  );
});
