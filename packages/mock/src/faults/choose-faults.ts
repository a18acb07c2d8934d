import { ProblemError } from "../http/problem-error.ts";
import { fraction } from "../identity/random.ts";
import type { Fault, FaultKind } from "./fault.ts";
import { readFaults } from "./read-faults.ts";

/** The header that asks for faults in one request: `Mock-Fault: status=503 retry-after=2`. */
export const faultHeader = "mock-fault";

/** The faults of one request, by kind. */
export type ChosenFaults = ReadonlyMap<FaultKind, Fault>;

const none: ChosenFaults = new Map();

/** Decides for each request what goes wrong. */
export type FaultChooser = (operationId: string, header: string | undefined) => ChosenFaults;

/** Returns the chooser for the mock's own faults; those that a request's header asks for are added. */
export function faultChooser(faults: readonly Fault[], chance: () => number): FaultChooser {
  const applied = new Map<Fault, number>();
  const applies = (fault: Fault, operationId: string): boolean => {
    if (fault.operation !== undefined && fault.operation !== operationId) return false;
    const count = applied.get(fault) ?? 0;
    if (count >= (fault.times ?? Infinity)) return false;
    if (fault.rate !== undefined && fraction(chance()) >= fault.rate) return false;
    applied.set(fault, count + 1);
    return true;
  };
  return (operationId, header) => {
    if (faults.length === 0 && header === undefined) return none;
    const asked = header === undefined ? [] : readHeader(header);
    const chosen = [...faults.filter((fault) => applies(fault, operationId)), ...asked];
    return new Map(chosen.map((fault) => [fault.kind, fault]));
  };
}

/** Rejects an unreadable header; otherwise a test would believe that its fault had happened. */
function readHeader(header: string): readonly Fault[] {
  try {
    return readFaults(header);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError({ title: "Invalid Mock-Fault header", status: 400, detail });
  }
}
