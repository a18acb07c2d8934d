import type { ClientEvent } from "@ev-vehicles/client";
import { expect, test } from "vitest";
import { eventLine } from "./event-line.ts";

const call = { method: "GET", path: "/vehicles" };
const error = Object.assign(new Error("GET /vehicles: no connection"), {
  kind: "network",
  code: "ECONNREFUSED",
});

test.each<[object, string | undefined]>([
  [
    { type: "request", call, attempt: 1, url: "https://a.example/v2", headers: {} },
    "> GET https://a.example/v2",
  ],
  [
    { type: "request", call, attempt: 2, url: "https://a.example/v2", headers: {} },
    "> GET https://a.example/v2 (attempt 2)",
  ],
  [
    {
      type: "response",
      call,
      attempt: 1,
      status: 200,
      durationMs: 11.6,
      headers: { "X-RateLimit-Remaining": "9", "X-Request-ID": "a\u001b[2Jb" },
    },
    "< 200 after 12 ms; 9 requests left; request ID a\\u001b[2Jb",
  ],
  [{ type: "response", call, attempt: 1, status: 204, durationMs: 0, headers: {} }, "< 204 after 0 ms"],
  [
    { type: "failure", call, attempt: 1, error, durationMs: 3 },
    "! GET /vehicles: no connection (ECONNREFUSED), after 3 ms",
  ],
  [
    { type: "retry", call, attempt: 1, error, delayMs: 1500 },
    "* tries again in 1.5 s: GET /vehicles: no connection (ECONNREFUSED)",
  ],
  [{ type: "wait", call, delayMs: 60_000 }, "* waits 60 s for the hourly budget"],
  [{ type: "tokenRenewal", call }, "* the API rejected the token; another one was fetched"],
  [{ type: "versionMismatch", call, expected: 2, received: "3" }, "* the API answered with version 3, not 2"],
  [{ type: "of a later version", call }, undefined],
])("%o", (event, line) => {
  expect(eventLine(event as ClientEvent)).toBe(line);
});
