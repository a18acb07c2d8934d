import { fraction } from "../identity/random.ts";
import { ProblemError } from "../responses/problems.ts";
import type { Fault, FaultKind } from "./fault.ts";
import { readFaults } from "./read-faults.ts";

/** The header that adds faults to one request: `Mock-Fault: status=503 retry-after=2`. */
export const faultHeader = "mock-fault";

/** The faults of one request, by kind. */
export type ChosenFaults = ReadonlyMap<FaultKind, Fault>;

const noFaults: ChosenFaults = new Map();

/** Chooses the faults of a request. */
export type FaultChooser = (operationId: string, header: string | undefined) => ChosenFaults;

/**
 * Chooses from the mock's configured faults, and adds those in the request's header. A fault in the header always
 * applies, whatever its `operation`, `rate` and `times`, and replaces a configured fault of the same kind.
 */
export function faultChooser(faults: readonly Fault[], random: () => number): FaultChooser {
  const applied = new Map<Fault, number>();
  const applies = (fault: Fault, operationId: string): boolean => {
    if (fault.operation !== undefined && fault.operation !== operationId) return false;
    const count = applied.get(fault) ?? 0;
    if (count >= (fault.times ?? Infinity)) return false;
    if (fault.rate !== undefined && fraction(random()) >= fault.rate) return false;
    applied.set(fault, count + 1);
    return true;
  };
  return (operationId, header) => {
    if (faults.length === 0 && header === undefined) return noFaults;
    const requested = header === undefined ? [] : readHeader(header);
    const chosen = [...faults.filter((fault) => applies(fault, operationId)), ...requested];
    return new Map(chosen.map((fault) => [fault.kind, fault]));
  };
}

/** Rejects an invalid header, so that a test does not pass without its fault. */
function readHeader(header: string): readonly Fault[] {
  try {
    return readFaults(header);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError({ title: "Invalid Mock-Fault header", status: 400, detail });
  }
}
