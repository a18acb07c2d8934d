import type { FleetVehicle } from "./use-fleet.ts";

/** How a vehicle is connected: `Vehicle.integrated`. */
export const statusNames = {
  ACTIVE: "Connected",
  INACTIVE: "Connection lost",
  UNINTEGRATED: "Not connected",
} as const;

export type Status = keyof typeof statusNames;

export const statusColors: Readonly<Record<Status, string>> = {
  ACTIVE: "teal",
  INACTIVE: "orange",
  UNINTEGRATED: "gray",
};

/** The query of the page's address, which anyone can have typed. */
export type FleetSearch = { status?: string; make?: string; search?: string };

export interface Filters {
  readonly status?: Status | undefined;
  readonly make?: string | undefined;
  readonly search?: string | undefined;
}

/** Takes the query as it is, so that unknown parts can be shown. The router turns some texts into numbers. */
export function readSearch(given: Record<string, unknown>): FleetSearch {
  const texts = Object.entries(given).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(
    texts.map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : String(value)]),
  );
}

/** The filters in the query, and the parts of it that are not filters. */
export function readFilters({ status, make, search, ...others }: FleetSearch): {
  readonly filters: Filters;
  readonly unknown: readonly string[];
} {
  const unknown = Object.entries(others).map(([name, value]) => `${name}=${value}`);
  if (status === undefined || isStatus(status)) return { filters: { status, make, search }, unknown };
  return { filters: { make, search }, unknown: [`status=${status}`, ...unknown] };
}

function isStatus(text: string): text is Status {
  return Object.hasOwn(statusNames, text);
}

export function isFiltered({ status, make, search }: Filters): boolean {
  return Boolean(status ?? make ?? search);
}

/** Whether a vehicle passes all filters. */
export function passes(vehicle: FleetVehicle, { status, make, search }: Filters): boolean {
  const { id, description, integrated, trim } = vehicle;
  if (status && integrated !== status) return false;
  if (make && trim.model.make.name !== make) return false;
  if (!search) return true;
  const text = [id, description, trim.model.make.name, trim.model.name, trim.name].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
