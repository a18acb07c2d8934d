import type { paths, Vehicle } from "@ev-vehicles/types";
import { type Client, wrapAsPathBasedClient } from "openapi-fetch";
import type { MediaType } from "openapi-typescript-helpers";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { Expanded } from "../expansion/expanded.ts";
import type {
  CallResult,
  ExpandingClient,
  ExpandingMethod,
  ExpandingRequest,
  SuccessBody,
} from "./expanding-client.ts";

declare const ev: ExpandingClient<paths, Error>;
declare const flag: boolean;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

/** The data of a successful result. */
type Data<Result> = NonNullable<Awaited<Result> extends { data?: infer Body } ? Body : never>;

describe("invalid paths and expand lists", () => {
  test("an expand name that the operation does not offer causes a compile error at that name", () => {
    ev.GET("/vehicles", {
      params: {
        query: {
          expand: [
            "user",
            // @ts-expect-error not offered by the operation
            "trim.colour",
          ],
        },
      },
    });
  });

  test("an expand name of another operation does not compile", () => {
    // @ts-expect-error a trim has no user
    ev.GET("/vehicle_trims", { params: { query: { expand: ["user"] } } });
  });

  test("an expand list of type string[] does not compile", () => {
    const expand: string[] = ["user"];
    // @ts-expect-error may contain any string
    ev.GET("/vehicles", { params: { query: { expand } } });
  });

  test("expand does not compile for an operation without an expand parameter", () => {
    // @ts-expect-error makes have nothing to expand
    ev.GET("/vehicle_makes", { params: { query: { expand: ["models"] } } });
  });

  test("an unknown path, a missing path parameter or an unsupported method does not compile", () => {
    // @ts-expect-error no such path
    ev.GET("/vehicle");
    // @ts-expect-error vehicle_id is missing
    ev.GET("/vehicles/{vehicle_id}");
    // @ts-expect-error vehicle_id is missing
    ev.GET("/vehicles/{vehicle_id}", { params: { query: { expand: ["user"] } } });
    // @ts-expect-error there is no PUT
    ev.PUT("/vehicles");
  });
});

describe("the result of a call", () => {
  test("a call returns openapi-fetch's result: data or error, and the response", async () => {
    const result = await ev.GET("/vehicles");
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    if (result.error) expectTypeOf(result.error).toEqualTypeOf<Error>();
    else expectTypeOf(result.data).toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test('a call whose `parseAs` option is "text" returns data of type string', () => {
    const text = ev.GET("/vehicles", { parseAs: "text" });
    expectTypeOf<Data<typeof text>>().toEqualTypeOf<string>();
  });

  test("client.request has the same result types as client.GET, and rejects an unknown method or path", () => {
    const one = ev.request("get", "/vehicles/{vehicle_id}", {
      params: { path, query: { expand: ["user"] } },
    });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle, "user">>();
    const many = ev.request("get", "/vehicles");
    expectTypeOf<Data<typeof many>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    // @ts-expect-error no such method
    ev.request("gte", "/vehicles");
    // @ts-expect-error no such path
    ev.request("get", "/vehicle");
    // @ts-expect-error there is no PUT
    ev.request("put", "/vehicles");
  });

  test("no exported type of the client is `any`", () => {
    type Operation = paths["/vehicles"]["get"];
    expectTypeOf<CallResult<Operation, object, Error>>().not.toBeAny();
    expectTypeOf<ExpandingMethod<paths, "get", Error>>().not.toBeAny();
    expectTypeOf<ExpandingRequest<paths, Error>>().not.toBeAny();
    expectTypeOf<ExpandingClient<paths, Error>>().not.toBeAny();
    expectTypeOf<SuccessBody<Operation>>().not.toBeAny();
    const call = ev.GET("/vehicles");
    expectTypeOf<Data<typeof call>>().not.toBeAny();
    expectTypeOf<Data<typeof call>[number]["user"]>().not.toBeAny();
  });
});

describe("ExpandingClient with use and eject", () => {
  interface OwnClient extends ExpandingClient<paths, Error, { readonly timeoutMs?: number | undefined }> {
    use: Client<paths>["use"];
    eject: Client<paths>["eject"];
  }
  const own = {} as OwnClient;

  test("a client with use and eject is assignable to openapi-fetch's Client, but not to a client of another description", () => {
    assertType<Client<paths>>(own);
    assertType<Client<paths, MediaType>>(own);
    // @ts-expect-error use and eject are missing
    assertType<Client<paths>>(ev);
    type Other = { "/cars": { get: { responses: { 200: { content: { "application/json": string[] } } } } } };
    // @ts-expect-error the client of another description
    assertType<ExpandingClient<Other>>(own);
  });

  test("wrapAsPathBasedClient from openapi-fetch infers the OpenAPI paths from an ExpandingClient", () => {
    const api = wrapAsPathBasedClient(own);
    expectTypeOf(api).not.toBeAny();
    expectTypeOf<keyof typeof api>().toEqualTypeOf<keyof paths>();
  });
});
