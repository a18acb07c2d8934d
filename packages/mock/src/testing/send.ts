import { createVehiclesMock } from "../create-vehicles-mock.ts";
import type { VehiclesMockOptions } from "../mock-options.ts";
import { mockToken } from "../oauth/application.ts";
import type { VehiclesMock } from "../vehicles-mock.ts";

export const live = "https://api.ev.energy/v2";
export const sampleVehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
export const connectedVehicle = "vhcl01HNARS42AVJN9QWQF6J52B7MB";
export const driver = "user01HN2NJ9NMRZBXT1H6FT9N7735";
export const fleetUser = "user01H4N5JJX9K1QQXV5SZ7VZSGTY";
export const leafTrim = "trim01HRFHBCM7VBSWRPVYFBQMH2BR";
export const idThree = "vmod01HJXBMYW7H6DE05XNTB1PAPD7";

/** The parts of a response that tests check. */
interface TestResponse<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A mock that validates its own responses against the description and has no rate limit. */
export function testMock(options: VehiclesMockOptions = {}): VehiclesMock {
  return createVehiclesMock({ checkResponses: true, rateLimit: false, ...options });
}

/** Sends a request with `mockToken`, and any body as JSON. */
export async function send<Body>(
  mock: VehiclesMock,
  target: string,
  {
    method = "GET",
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<TestResponse<Body>> {
  const response = await mock.fetch(target.startsWith("http") ? target : live + target, {
    method,
    headers: {
      authorization: `Bearer ${mockToken}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === "" ? undefined : JSON.parse(text)) as Body,
  };
}

/** The target of a relation in a `Link` header. */
export function linkTo(relation: "previous" | "next", headers: Headers): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${relation}"`).exec(headers.get("link") ?? "")?.[1];
}

/** Follows the `next` or `previous` links of a list and returns the items of all pages, in the order of the list. */
export async function walk<Item>(
  mock: VehiclesMock,
  first: string,
  relation: "previous" | "next" = "next",
): Promise<Item[]> {
  const items: Item[] = [];
  let target: string | undefined = first;
  while (target !== undefined && target !== "about:blank") {
    const page: TestResponse<Item[]> = await send<Item[]>(mock, target);
    if (relation === "next") items.push(...page.body);
    else items.unshift(...page.body);
    target = linkTo(relation, page.headers);
  }
  return items;
}

/** Gets a token by client credentials. Without `scope`, the token has all scopes of the application. */
export async function clientCredentialsToken(
  mock: VehiclesMock,
  { client = "mock-client:mock-secret", scope }: { client?: string; scope?: string } = {},
): Promise<string> {
  const form = { grant_type: "client_credentials", ...(scope === undefined ? {} : { scope }) };
  const response = await mock.fetch("https://api.ev.energy/o/token/", {
    method: "POST",
    headers: { authorization: `Basic ${btoa(client)}` },
    body: new URLSearchParams(form),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
