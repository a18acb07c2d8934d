import type { Fetch } from "@ev-vehicles/client";
import { expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";

test("--verbose writes requests, responses and retries to stderr, without the token", async () => {
  const { ev, mock } = commandLine();
  const { exitCode, stderr, stdout } = await ev(
    "list-vehicles --verbose --columns id --limit 1 --page-size 1",
    {
      fetch: failingOnce((request) => mock.fetch(request)),
    },
  );
  expect({ exitCode, lines: stdout.split("\n").length }).toEqual({ exitCode: 0, lines: 2 });
  for (const part of [
    /attempt 1: sent to http:.*page_size=1$/,
    /attempt 1: status 503/,
    /attempt 1: retrying in \d+ ms/,
    /attempt 2: status 200 in \d+ ms, \d+ of 1000 requests left/,
  ]) {
    expect(stderr).toMatch(new RegExp(part, "m"));
  }
  expect(stderr).not.toContain("mock-token");
});

test("EV_LOG=error logs only errors, with control characters escaped", async () => {
  const fetch = async () => Response.json({ title: "\u001b[2J", status: 400 }, { status: 400 });
  const env = { EV_TOKEN: "mock-token", EV_LOG: "error" };
  const { stderr } = await commandLine().ev("list-vehicles", { fetch, env });
  expect(stderr).toContain("\\u001b[2J");
  expect(stderr).not.toContain("\u001b");
  expect(stderr).not.toContain("sent to");
  expect(stderr.split("\n")).toHaveLength(3);
  expect((await commandLine().ev("list-vehicles", { fetch })).stderr.split("\n")).toHaveLength(2);
});

/** Responds to the first request with a 503, and passes all others to `fetch`. */
function failingOnce(fetch: (request: Request) => Promise<Response>): Fetch {
  let failed = false;
  return async (request) => {
    if (failed) return fetch(request);
    failed = true;
    return new Response(null, { status: 503 });
  };
}
