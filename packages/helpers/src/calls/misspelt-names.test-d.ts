import type { paths } from "@ev-vehicles/types";
import { describe, test } from "vitest";
import type { ExpandingClient } from "./expanding-client.ts";

declare const ev: ExpandingClient<paths, Error, { readonly timeoutMs?: number | undefined }>;
declare const flag: boolean;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("misspelt names in a call", () => {
  test("a misspelt option does not compile, even next to correct options", () => {
    // @ts-expect-error did you mean signal?
    ev.GET("/vehicles", { sgnal: null });
    // @ts-expect-error did you mean signal?
    ev.GET("/vehicles", { timeoutMs: 5, sgnal: null });
    // @ts-expect-error did you mean timeoutMs?
    ev.GET("/vehicles", { timeoutMS: 5 });
    // @ts-expect-error a GET has no body
    ev.GET("/vehicles", { body: {} });
  });

  test("a misspelt name of a parameter group, such as query, does not compile", () => {
    // @ts-expect-error did you mean query?
    ev.GET("/vehicles", { params: { quer: { page_size: 5 } } });
    // @ts-expect-error did you mean query?
    ev.GET("/vehicles/{vehicle_id}", { params: { path, quer: {} } });
  });

  test("a misspelt query parameter does not compile, even next to correct ones", () => {
    // @ts-expect-error did you mean page_size?
    ev.GET("/vehicles", { params: { query: { page_sise: 5 } } });
    // @ts-expect-error did you mean page_size?
    ev.GET("/vehicles", { params: { query: { expand: ["user"], page_sise: 5 } } });
    // @ts-expect-error did you mean expand?
    ev.GET("/vehicles/{vehicle_id}", { params: { path, query: { expnd: ["user"] } } });
  });

  test("a misspelt path parameter or header does not compile", () => {
    // @ts-expect-error did you mean vehicle_id?
    ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicleid: "1" } } });
    // @ts-expect-error no such name
    ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: "1", user_id: "2" } } });
    // @ts-expect-error did you mean EvEnergy-User?
    ev.GET("/vehicles", { params: { header: { "EvEnergy-Usr": "1" } } });
    // @ts-expect-error did you mean EvEnergy-User?
    ev.GET("/vehicles", { params: { header: { "EvEnergy-Version": 2, "EvEnergy-Usr": "1" } } });
  });

  test("a misspelt body field does not compile, even if the body has two possible forms", () => {
    // @ts-expect-error did you mean maximum_charge_limit_percentage?
    ev.PATCH("/vehicles/{vehicle_id}", { params: { path }, body: { maximum_charge_limit: 80 } });
    ev.PATCH("/vehicles/{vehicle_id}", {
      params: { path },
      // @ts-expect-error did you mean smart_charging_enabled?
      body: { maximum_charge_limit_percentage: 80, smart_charging: true },
    });
    // @ts-expect-error did you mean user?
    ev.POST("/vehicles", { body: { trim, usr: "1" } });
    // @ts-expect-error did you mean description?
    ev.POST("/vehicles", { body: { model: trim, descripton: "1" } });
    // @ts-expect-error did you mean trim?
    ev.POST("/vehicles", { body: { tirm: trim } });
  });

  test("a misspelt name does not compile in client.DELETE or client.request", () => {
    // @ts-expect-error did you mean signal?
    ev.DELETE("/vehicles/{vehicle_id}", { params: { path }, sgnal: null });
    // @ts-expect-error did you mean signal?
    ev.request("delete", "/vehicles/{vehicle_id}", { params: { path }, sgnal: null });
    // @ts-expect-error did you mean page_size?
    ev.request("get", "/vehicles", { params: { query: { page_size: 5, page_sise: 5 } } });
  });
});

describe("misspelt names in variables", () => {
  test("a misspelt name in a query, path, headers or body variable does not compile", () => {
    const query = { page_size: 5, page_sise: 5 };
    // @ts-expect-error unknown name page_sise
    ev.GET("/vehicles", { params: { query } });
    const wrongPath = { ...path, user_id: "1" };
    // @ts-expect-error unknown name user_id
    ev.GET("/vehicles/{vehicle_id}", { params: { path: wrongPath } });
    const header = { "EvEnergy-Version": 2, "EvEnergy-Usr": "1" } as const;
    // @ts-expect-error unknown name EvEnergy-Usr
    ev.GET("/vehicles", { params: { header } });
    const body = { trim, usr: "1" };
    // @ts-expect-error unknown name usr
    ev.POST("/vehicles", { body });
  });

  test("a misspelt name in a variable for params or all options does not compile", () => {
    const params = { path, quer: {} };
    // @ts-expect-error unknown name quer
    ev.GET("/vehicles/{vehicle_id}", { params });
    const options = { timeoutMs: 5, sgnal: null };
    // @ts-expect-error unknown name sgnal
    ev.GET("/vehicles", options);
  });

  test("a misspelt name in one branch of a conditional expression does not compile", () => {
    const query = flag ? { page_size: 5 } : { page_size: 5, page_sise: 5 };
    // @ts-expect-error unknown name page_sise
    ev.GET("/vehicles", { params: { query } });
  });

  test("a misspelt name in a spread object does not compile", () => {
    const query = { page_sise: 5 };
    // @ts-expect-error unknown name page_sise
    ev.GET("/vehicles", { params: { query: { ...query, page_size: 5 } } });
    // @ts-expect-error unknown name page_sise
    ev.GET("/vehicles", { params: { query: { ...(flag && { page_sise: 5 }) } } });
  });

  test("a call accepts variables with only correct names, or of type Record or `any`", () => {
    const query = { page_size: 5, page_after: "1" };
    ev.GET("/vehicles", { params: { query } });
    const options = { params: { path, header: { "EvEnergy-User": "1" } }, timeoutMs: 5 };
    ev.GET("/vehicles/{vehicle_id}", options);
    const body = { model: trim, battery_size_watt_hours: 60_000 };
    ev.POST("/vehicles", { body });
    const filters: Record<string, string> = {};
    ev.GET("/vehicles", { params: { query: filters } });
    // biome-ignore lint/suspicious/noExplicitAny: JavaScript callers pass any
    const any: any = {};
    ev.GET("/vehicles", { params: { query: any } });
    ev.GET("/vehicles/{vehicle_id}", { params: any });
    ev.POST("/vehicles", { body: any });
  });
});
