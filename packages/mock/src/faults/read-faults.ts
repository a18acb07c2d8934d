import { bundledApi } from "../spec/bundled-api.ts";
import type { OperationId } from "../spec/operation-id.ts";
import { type Fault, type FaultKind, faultKinds } from "./fault.ts";

/**
 * Parses faults: commas separate faults, spaces separate the settings of a fault.
 *
 *     latency=200 rate=0.5, status=503 retry-after=2 operation=listVehicles times=3
 *
 * @throws {RangeError} naming the part that is invalid.
 */
export function readFaults(text: string): Fault[] {
  return text
    .split(/,(?!\s\d)/) // does not split an HTTP date, which has a comma before its day
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(readFault);
}

function readFault(text: string): Fault {
  const [head = "", ...rest] = text.split(/\s+(?=[a-z-]+(?:=|$))/);
  const [kind, value] = splitSetting(head);
  if (!isKind(kind)) {
    throw new RangeError(`Unknown fault "${kind}". Expected one of: ${Object.keys(faultKinds).join(", ")}.`);
  }
  return {
    kind,
    ...readValue(kind, value),
    ...Object.assign({}, ...rest.map((setting) => readSetting(...splitSetting(setting)))),
  };
}

function isKind(name: string): name is FaultKind {
  return Object.hasOwn(faultKinds, name);
}

function readValue(kind: FaultKind, value: string | undefined): Pick<Fault, "value"> {
  if (kind === "latency") return { value: numberIn("latency", value, 0, 3_600_000) };
  if (kind === "status") return { value: numberIn("status", value, 400, 599) };
  if (value !== undefined) throw new RangeError(`The fault ${kind} takes no value, but it has "${value}".`);
  return {};
}

function readSetting(name: string, value: string | undefined): Partial<Fault> {
  switch (name) {
    case "retry-after":
      return { retryAfter: value ?? "" };
    case "rate":
      return { rate: numberIn(name, value, 0, 1) };
    case "times":
      return { times: numberIn(name, value, 0, Number.MAX_SAFE_INTEGER) };
    case "operation":
      return { operation: readOperation(value) };
    default:
      throw new RangeError(`Unknown setting "${name}". Expected retry-after, rate, times or operation.`);
  }
}

function readOperation(value: string | undefined): OperationId {
  const ids = bundledApi().operations.map(({ id }) => id);
  const id = ids.find((candidate) => candidate === value);
  if (id === undefined)
    throw new RangeError(`Unknown operation "${value}". Expected one of: ${ids.join(", ")}.`);
  // The types are generated from the same description, so each id in it is an `OperationId`.
  return id as OperationId;
}

function numberIn(name: string, text: string | undefined, min: number, max: number): number {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw new RangeError(`${name}=${text ?? ""}: expected a number from ${min} to ${max}.`);
}

function splitSetting(setting: string): [name: string, value: string | undefined] {
  const at = setting.indexOf("=");
  return at < 0 ? [setting, undefined] : [setting.slice(0, at), setting.slice(at + 1)];
}
