import type { Fleet, FleetRecords } from "./fleet.ts";

/** The whole state of a mock, except tokens and rate limits, as plain JSON. */
export interface MockSnapshot extends Omit<FleetRecords, "historyEndMs"> {
  /** The version of this format. */
  readonly format: 1;
  /** When the generated history ends, as an ISO 8601 string. */
  readonly historyEnd: string;
}

/** Takes a snapshot. Records are never changed in place, so later changes do not affect it. */
export function takeSnapshot(fleet: Fleet): MockSnapshot {
  return {
    format: 1,
    historyEnd: new Date(fleet.historyEndMs).toISOString(),
    makes: [...fleet.makes],
    models: [...fleet.models],
    modelConnectors: [...fleet.modelConnectors],
    trims: [...fleet.trims],
    suppliers: [...fleet.suppliers],
    tariffs: [...fleet.tariffs],
    sites: [...fleet.sites],
    users: [...fleet.users],
    vehicles: [...fleet.vehicles],
    connectors: [...fleet.connectors],
    enteredCharges: [...fleet.enteredCharges],
    authorizations: [...fleet.authorizations],
    waitlist: [...fleet.waitlist],
    charged: fleet.charged,
  };
}
