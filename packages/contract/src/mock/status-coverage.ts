import type { Operation } from "@ev-vehicles/openapi";
import { operations } from "../description.ts";

/** Counts the responses to each operation, by status. */
export class StatusCoverage {
  readonly #counts = new Map<string, number>();

  add(operationId: string, status: number): void {
    const key = `${operationId} ${status}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  count(operationId: string, status: string): number {
    return this.#counts.get(`${operationId} ${status}`) ?? 0;
  }

  /** The documented statuses that did not occur, of the operations that were called. */
  missing(): readonly { readonly operation: Operation; readonly status: string }[] {
    const called = operations.filter(({ id, responses }) =>
      responses.some(({ status }) => this.count(id, status) > 0),
    );
    return called.flatMap((operation) =>
      operation.responses
        .filter(({ status }) => this.count(operation.id, status) === 0)
        .map(({ status }) => ({ operation, status })),
    );
  }

  /**
   * A table of operations and statuses. `–` is a documented status that did not occur; a blank is an undocumented status.
   */
  toString(): string {
    const statuses = [
      ...new Set(operations.flatMap(({ responses }) => responses.map(({ status }) => status))),
    ].sort();
    const width = Math.max(...operations.map(({ id }) => id.length));
    const row = (name: string, cells: readonly string[]) =>
      [name.padEnd(width), ...cells.map((cell) => cell.padStart(6))].join(" ");
    const lines = operations.map(({ id, responses }) =>
      row(
        id,
        statuses.map((status) =>
          responses.some((one) => one.status === status) ? String(this.count(id, status) || "–") : "",
        ),
      ),
    );
    return [row("operation", statuses), ...lines].join("\n");
  }
}
