import type { FleetVehicle } from "./use-fleet.ts";

/** The values of `Vehicle.integrated`, in words. */
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

/** The URL's query, which may contain anything. */
export type FleetSearch = { status?: string; make?: string; search?: string };

export interface Filters {
  readonly status?: Status | undefined;
  readonly make?: string | undefined;
  readonly search?: string | undefined;
}

/** Keeps the whole query as text, so that unknown filters can be shown. The router parses some values as numbers. */
export function readSearch(query: Record<string, unknown>): FleetSearch {
  const present = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(
    present.map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : String(value)]),
  );
}

/** Splits the query into filters and unknown parts. */
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
