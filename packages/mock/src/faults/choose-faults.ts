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

/** Sets the mock's own faults up; those that a request asks for come on top. */
export function faultChooser(faults: readonly Fault[], chance: () => number): FaultChooser {
  const struck = new Map<Fault, number>();
  const strikes = (fault: Fault, operationId: string): boolean => {
    if (fault.operation !== undefined && fault.operation !== operationId) return false;
    const count = struck.get(fault) ?? 0;
    if (count >= (fault.times ?? Infinity)) return false;
    if (fault.rate !== undefined && fraction(chance()) >= fault.rate) return false;
    struck.set(fault, count + 1);
    return true;
  };
  return (operationId, header) => {
    if (faults.length === 0 && header === undefined) return none;
    const asked = header === undefined ? [] : readHeader(header);
    const chosen = [...faults.filter((fault) => strikes(fault, operationId)), ...asked];
    return new Map(chosen.map((fault) => [fault.kind, fault]));
  };
}

/** A header that cannot be read is refused, lest a test believe that its fault was there. */
function readHeader(header: string): readonly Fault[] {
  try {
    return readFaults(header);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError({ title: "Invalid Mock-Fault header", status: 400, detail });
  }
}
