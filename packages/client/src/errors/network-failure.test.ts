import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNetworkFailure, readUnprovenFailure } from "./network-failure.ts";

const codes = [
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "EPROTO",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_SOCKET",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
];
const connecting = ["connect", "getaddrinfo", "queryA"];
const later = ["read", "write", "shutdown", undefined];

function systemError(code: string, syscall: string | undefined): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

/** An error as undici throws it. */
function fetchFailed(cause: unknown): TypeError {
  return new TypeError("fetch failed", { cause });
}

describe("neverSent", () => {
  test("whatever its code, a system error proves that no request was sent only if connect or DNS lookup failed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(...connecting, ...later), (code, syscall) => {
        const proven = connecting.includes(String(syscall));
        expect(readNetworkFailure(fetchFailed(systemError(code, syscall))).neverSent).toBe(proven);
        expect(readNetworkFailure(systemError(code, syscall)).neverSent).toBe(proven);
        expect(readUnprovenFailure(fetchFailed(systemError(code, syscall))).neverSent).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test("for a host with several addresses, only a failure to connect to all proves that no request was sent", () => {
    const connect = fc.constantFrom(...codes).map((code) => systemError(code, "connect"));
    const any = fc
      .tuple(fc.constantFrom(...codes), fc.constantFrom("connect", ...later))
      .map(([code, syscall]) => systemError(code, syscall));
    fc.assert(
      fc.property(fc.array(fc.oneof(connect, any), { minLength: 0, maxLength: 4 }), (errors) => {
        const all =
          errors.length > 0 && errors.every((error) => "syscall" in error && error.syscall === "connect");
        const aggregate = Object.assign(new AggregateError(errors), { code: "ECONNREFUSED" });
        expect(readNetworkFailure(fetchFailed(aggregate)).neverSent).toBe(all);
      }),
      { numRuns: 2000 },
    );
  });

  test("a connection error that is not the direct cause of fetch's error does not prove that no request was sent", () => {
    const elsewhere = systemError("ECONNREFUSED", "connect");
    const wrapped = new Error("the logger is down", { cause: elsewhere });
    expect(readNetworkFailure(fetchFailed(wrapped)).neverSent).toBe(false);
    expect(readNetworkFailure(fetchFailed(fetchFailed(elsewhere))).neverSent).toBe(false);
  });

  test.each(["UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"])(
    "the error code %s proves that no request was sent, even if the error has no `syscall`",
    (code) => {
      expect(readNetworkFailure(fetchFailed({ code })).neverSent).toBe(true);
    },
  );

  test("a failed TLS handshake proves that no request was sent", () => {
    for (const code of ["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
      const failure = readNetworkFailure(fetchFailed({ code }));
      expect(failure).toMatchObject({ neverSent: true, temporary: false, code });
    }
    const message = "Client network socket disconnected before secure TLS connection was established";
    expect(readNetworkFailure(fetchFailed({ code: "ECONNRESET", message })).neverSent).toBe(true);
  });

  test("Deno's connect error, which has only a message, proves that no request was sent", () => {
    const denoError = (kind: string) =>
      new TypeError(`error sending request for url (http://127.0.0.1:9/): client error (${kind}): …`);
    expect(readNetworkFailure(denoError("Connect")).neverSent).toBe(true);
    expect(readNetworkFailure(denoError("SendRequest")).neverSent).toBe(false);
  });
});

test.each([
  [{ code: "ENOTFOUND", syscall: "getaddrinfo" }, "the host {host} was not found", false],
  [{ code: "EAI_AGAIN", syscall: "getaddrinfo" }, "the host {host} could not be looked up", true],
  [{ code: "SELF_SIGNED_CERT_IN_CHAIN" }, "the certificate of {host} is not trusted", false],
  [{ code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "{host} did not respond with TLS", false],
  [{ message: "bad port" }, "fetch blocks the port of {host}", false],
  [{ code: "UND_ERR_HEADERS_OVERFLOW" }, "the response headers from {host} are too large", false],
  [{ code: "ECONNRESET", syscall: "read" }, "the connection to {host} was lost", true],
])("the failure %j is reported as “%s”, with `temporary` set to %s", (cause, reason, temporary) => {
  expect(readNetworkFailure(fetchFailed(cause))).toMatchObject({ reason, temporary });
});

test.each([
  [undefined],
  [null],
  ["text"],
  [42],
  [{}],
  [new Error()],
  [{ code: 7, syscall: {} }],
  [{ errors: [null] }],
])(
  "the thrown value %j does not prove that no request was sent, and counts as a temporary failure",
  (thrown) => {
    expect(readNetworkFailure(thrown)).toMatchObject({ neverSent: false, temporary: true });
  },
);
