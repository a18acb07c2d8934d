import fc from "fast-check";
import { expect, test } from "vitest";
import { isStoredToken, TokenLife } from "../cache/token-life.ts";
import { checkApplication } from "../oauth-client.ts";
import { readTokenResponse } from "./read-token-response.ts";

const application = checkApplication({ clientId: "id" });

/** A value of a member: one of those passed or, in one case of four, any JSON value. */
const member = (...valid: fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.oneof(...valid) }, { weight: 1, arbitrary: fc.jsonValue() });
const expiresIn = [
  fc.double(),
  fc.integer(),
  fc.double().map(String),
  fc.constantFrom("", " 3600", "1e400", "soon", null),
];
const body = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        access_token: member(fc.stringMatching(/^[!-~]{8,40}$/), fc.string({ minLength: 8, unit: "binary" })),
        token_type: member(fc.constantFrom("Bearer", "bearer", "BEARER", " Bearer ", "mac", "DPoP", null)),
        expires_in: member(...expiresIn),
        refresh_token: member(fc.string({ unit: "binary" })),
        scope: member(fc.string()),
        id_token: member(fc.string()),
      },
      { requiredKeys: [] },
    ),
  },
);

test("any JSON response to a token request yields a usable token or a TokenError that does not quote the response (property)", async () => {
  const counts = { usable: 0, rejected: 0 };
  await fc.assert(
    fc.asyncProperty(body, async (json) => {
      const sent: Record<string, unknown> = Object(json);
      const outcome = await readTokenResponse(json, application).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        counts.rejected++;
        expect(outcome).toMatchObject({ kind: "token" });
        expect(outcome.cause).toBeUndefined();
        expect(outcome.message).toMatch(
          /^The token endpoint responded with(out an access_token| an unusable access_token| a token_type other than Bearer)$/,
        );
        return;
      }
      counts.usable++;
      expect(isStoredToken(outcome)).toBe(true);
      if (!isStoredToken(outcome)) return;
      expect(outcome.accessToken).toBe(sent.access_token);
      expect(outcome.renewAt).toBeLessThanOrEqual(outcome.expiresAt);
      expect(outcome.expiresAt - Date.now()).toBeLessThanOrEqual(365 * 86_400_000);
      const life = new TokenLife(outcome);
      const { expires_in } = sent;
      const seconds = ["number", "string"].includes(typeof expires_in)
        ? Number.parseFloat(String(expires_in))
        : Number.NaN;
      // A millisecond can pass between reading the response and this line, so lifetimes of up to a second are not
      // checked.
      if (seconds <= 0) expect(life.expired).toBe(true);
      if (seconds >= 1 || Number.isNaN(seconds)) expect(life.expired).toBe(false);
      // A store may serialize the token as JSON.
      expect(isStoredToken(JSON.parse(JSON.stringify(outcome)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(counts.usable).toBeGreaterThan(100);
  expect(counts.rejected).toBeGreaterThan(100);
});

test("a token is due for renewal five minutes before it expires, or after 90 % of a short lifetime", async () => {
  const { expiresAt, renewAt } = await readTokenResponse(
    { access_token: "token", expires_in: 600 },
    application,
  );
  expect(expiresAt - renewAt).toBe(60_000);
  const long = await readTokenResponse({ access_token: "token", expires_in: 36_000 }, application);
  expect(long.expiresAt - long.renewAt).toBe(300_000);
});
