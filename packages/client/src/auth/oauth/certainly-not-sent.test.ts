import fc from "fast-check";
import { expect, test } from "vitest";
import { closedPort, faultyServer, reset } from "../../testing/faulty-server.ts";
import { certainlyNotSent } from "./certainly-not-sent.ts";

const failure = (code: string, syscall: string | undefined) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
const codes = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
];
const connecting = ["connect", "getaddrinfo"];
const calls = [...connecting, "read", "write", "shutdown", "send", undefined];

test("only the system call proves that nothing was sent, whatever the code, and of several addresses each must fail", () => {
  const errors = fc.array(
    fc.record({ code: fc.constantFrom(...codes), syscall: fc.constantFrom(...calls) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(errors, fc.boolean(), (members, wrapped) => {
      const all = members.map(({ code, syscall }) => failure(code, syscall));
      const error = all.length === 1 ? all[0] : new AggregateError(all);
      const thrown = wrapped ? new TypeError("fetch failed", { cause: error }) : error;
      const proven = members.every(({ syscall }) => syscall !== undefined && connecting.includes(syscall));
      expect(certainlyNotSent(thrown)).toBe(proven);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["nothing", undefined],
  ["text", "connect"],
  ["an error without a cause", new TypeError("fetch failed")],
  ["no address at all", new TypeError("fetch failed", { cause: new AggregateError([]) })],
  [
    "a cause further down",
    new TypeError("a", { cause: new Error("b", { cause: failure("ECONNREFUSED", "connect") }) }),
  ],
])("%s proves nothing", (_, error) => {
  expect(certainlyNotSent(error)).toBe(false);
});

test("the errors of the real fetch are told apart: a closed port, and a connection that is reset", async () => {
  await using server = await faultyServer(reset);
  const thrown = (url: string) =>
    fetch(url, { method: "POST", body: "a=b" }).catch((error: unknown) => error);
  expect(certainlyNotSent(await thrown(await closedPort()))).toBe(true);
  expect(certainlyNotSent(await thrown((await closedPort()).replace("127.0.0.1", "localhost")))).toBe(true);
  expect(certainlyNotSent(await thrown(server.baseUrl))).toBe(false);
});
