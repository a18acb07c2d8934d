import { queryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useApi } from "../api/client.tsx";
import { type Filters, type FleetSearch, statusNames } from "./fleet-filters.ts";

const statusOptions = Object.entries(statusNames).map(([value, label]) => ({ value, label }));

/** The filters. They are in the URL, so a user can send a filtered fleet to a colleague. */
export function FilterBar({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (changes: FleetSearch) => void;
}) {
  const { ev } = useApi();
  const makes = useQuery({
    ...queryOptions(ev, "/vehicle_makes", { params: { query: { page_size: 100, ordering: "name" } } }),
    select: (all) => all.map(({ name }) => name),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [text, setText] = useState(filters.search ?? "");
  useEffect(() => setText(filters.search ?? ""), [filters.search]);
  const search = useDebouncedCallback((value: string) => onChange({ search: value }), 250);
  return (
    <Group align="end" gap="sm" grow preventGrowOverflow={false}>
      <TextInput
        label="Search"
        placeholder="Description, model or ID"
        value={text}
        miw={180}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        label="Make"
        placeholder="All makes"
        miw={150}
        clearable
        clearButtonProps={{ "aria-label": "All makes" }}
        searchable
        data={[...new Set([...(makes.data ?? []), ...(filters.make ? [filters.make] : [])])]}
        value={filters.make ?? null}
        onChange={(make) => onChange({ make: make ?? "" })}
      />
      <Select
        label="Connection"
        placeholder="All"
        miw={150}
        clearable
        clearButtonProps={{ "aria-label": "All connections" }}
        data={statusOptions}
        value={filters.status ?? null}
        onChange={(status) => onChange({ status: status ?? "" })}
      />
    </Group>
  );
}
