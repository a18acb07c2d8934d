import type { ApiError } from "@ev-vehicles/client";
import { type Operation, responseOf } from "@ev-vehicles/openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { schemaAt } from "../generate/schema.ts";
import { fromTheFuture, withoutRequired } from "./altered-body.ts";
import {
  anyParts,
  callWithResponse,
  type JsonSuccess,
  jsonResponse,
  jsonSuccesses,
} from "./fixed-response-client.ts";

describe.each(operations)("$id", (operation) => {
  let responses: readonly JsonSuccess[];
  beforeAll(async () => {
    responses = await jsonSuccesses(operation, 4);
  });

  const schemaOf = ({ status }: JsonSuccess) => {
    return schemaAt(responseOf(operation, status)?.json?.schema?.pointer ?? "");
  };

  it("the mock returns JSON exactly if an operation documents a JSON body for 200 or 201", () => {
    expect(responses.length > 0).toBe(hasJson(operation));
  });

  it("a response with unknown fields and enum values arrives unchanged, with or without validateResponses", async () => {
    for (const success of responses) {
      const body = fromTheFuture(success.body, schemaOf(success));
      for (const validate of [undefined, {}]) {
        const { data, error } = await callWithResponse(
          operation,
          success.parts,
          jsonResponse(body, success.status),
          validate,
        );
        expect(error).toBeUndefined();
        expect(data).toEqual(body);
      }
    }
  });

  it("without a required field, a response arrives unchanged, or is rejected by validateResponses, which names the field", async () => {
    for (const success of responses) {
      for (const { pointer, body } of withoutRequired(success.body, schemaOf(success))) {
        const response = () => jsonResponse(body, success.status);
        expect((await callWithResponse(operation, success.parts, response())).data).toEqual(body);
        await expect(callWithResponse(operation, success.parts, response(), {})).rejects.toMatchObject({
          operationId: operation.id,
          pointer,
        });
      }
    }
  });

  it("a problem document of an unknown type becomes an error of a known kind, with all members", async () => {
    const problem = {
      type: "https://api.ev.energy/v2/problems/from-the-future/",
      title: "Something new",
      detail: "An unknown problem.",
      severity: { level: 3 },
      field_errors: { some: ["message"] },
    };
    const [success] = responses;
    for (const status of [400, 409, 418, 422, 451, 500, 599]) {
      const response = jsonResponse(problem, status, "application/problem+json");
      const { data, error } = await callWithResponse(
        operation,
        success?.parts ?? (await anyParts(operation)),
        response,
        {},
      );
      expect(data).toBeUndefined();
      expect(error).toMatchObject({
        status,
        type: problem.type,
        fieldErrors: { some: ["message"] },
        problem,
      });
      expect((error as ApiError).kind).toMatch(
        /^(validation|conflict|contentTooLarge|notFound|rejected|server|unexpected)$/,
      );
    }
  });
});

function hasJson(operation: Operation): boolean {
  return [200, 201].some((status) => responseOf(operation, status)?.json !== undefined);
}
