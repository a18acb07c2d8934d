import type { ApiError } from "@ev-vehicles/client";
import { type Operation, responseOf } from "@ev-vehicles/openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { fromTheFuture, withoutRequired } from "./check/altered-body.ts";
import { anyParts, callAnswered, jsonAnswer, type Success, successes } from "./check/answered-client.ts";
import { operations } from "./description.ts";
import { schemaAt } from "./generate/schema.ts";

describe.each(operations)("an answer of $id", (operation) => {
  let answers: readonly Success[];
  beforeAll(async () => {
    answers = await successes(operation, 4);
  });

  const schemaOf = ({ status }: Success) => {
    return schemaAt(responseOf(operation, status)?.json?.schema?.pointer ?? "");
  };

  it("is there to be tried, where the operation answers JSON", () => {
    expect(answers.length > 0).toBe(answersJson(operation));
  });

  it("with fields and values that nobody knows arrives as it is, validated or not", async () => {
    for (const success of answers) {
      const body = fromTheFuture(success.body, schemaOf(success));
      for (const validate of [undefined, {}]) {
        const { data, error } = await callAnswered(
          operation,
          success.parts,
          jsonAnswer(body, success.status),
          validate,
        );
        expect(error).toBeUndefined();
        expect(data).toEqual(body);
      }
    }
  });

  it("without a required field arrives as it is, unless responses are validated: then the error names the field", async () => {
    for (const success of answers) {
      for (const { pointer, body } of withoutRequired(success.body, schemaOf(success))) {
        const answer = () => jsonAnswer(body, success.status);
        expect((await callAnswered(operation, success.parts, answer())).data).toEqual(body);
        await expect(callAnswered(operation, success.parts, answer(), {})).rejects.toMatchObject({
          operationId: operation.id,
          pointer,
        });
      }
    }
  });

  it("that is a new kind of problem is an error with a kind, and keeps what it brings", async () => {
    const problem = {
      type: "https://api.ev.energy/v2/problems/from-the-future/",
      title: "Something new",
      detail: "Nobody has heard of it.",
      severity: { level: 3 },
      field_errors: { some: ["message"] },
    };
    const [success] = answers;
    for (const status of [400, 409, 418, 422, 451, 500, 599]) {
      const answer = jsonAnswer(problem, status, "application/problem+json");
      const { data, error } = await callAnswered(
        operation,
        success?.parts ?? (await anyParts(operation)),
        answer,
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

function answersJson(operation: Operation): boolean {
  return [200, 201].some((status) => responseOf(operation, status)?.json !== undefined);
}
