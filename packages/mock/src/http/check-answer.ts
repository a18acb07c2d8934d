import { type Check, compileSchema, schemaAt } from "../spec/compile-schema.ts";
import type { Operation } from "../spec/operation.ts";

/** Compares what the mock answers with what the description promises. */
export type AnswerCheck = (operation: Operation, status: number, body: string | undefined) => void;

/** Makes the comparison; a difference is an `Error` that names the operation and the place. */
export function answerCheck(): AnswerCheck {
  const checks = new Map<string, Check>();
  return ({ id, answers }, status, body) => {
    const pointer = answers.get(status);
    if (pointer === undefined) {
      // 204 has no schema; neither have refusals that every server may send, documented or not.
      if (body === undefined || status >= 400) return;
      throw new Error(`${id} answered ${status}, which its description does not know.`);
    }
    const check = checks.get(pointer) ?? compileSchema(schemaAt(pointer));
    checks.set(pointer, check);
    const [first] = check(body === undefined ? undefined : JSON.parse(body));
    if (first)
      throw new Error(
        `${id} answered ${status} against its description: ${first.instancePath || "/"} ${first.message}`,
      );
  };
}
