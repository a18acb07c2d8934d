import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { BackToFleet, Loading } from "../layout/notices.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { type FleetSearch, readFilters } from "./fleet-filters.ts";
import { StatusCounts } from "./status-counts.tsx";
import { useFleet } from "./use-fleet.ts";
import { VehicleTable } from "./vehicle-table.tsx";

export function FleetPage() {
  const search = useSearch({ from: "/" });
  const navigate = useNavigate({ from: "/" });
  const { filters, unknown } = readFilters(search);
  const { query, loaded, shown, filtered } = useFleet(filters);
  const { data, error, hasNextPage, isFetching, isFetchingNextPage, fetchNextPage, refetch } = query;

  const change = (changes: FleetSearch) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace: true });
  const clear = () => void navigate({ search: {}, replace: true });
  const retry = () => void (data ? fetchNextPage() : refetch());

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Vehicles
        </Title>
        <Button renderRoot={(props) => <Link to="/vehicles/new" {...props} />}>Add a vehicle</Button>
      </Group>
      {unknown.length > 0 ? (
        <Alert color="yellow" title="Unknown filter in the address" role="alert">
          <Group justify="space-between">
            <Text size="sm">Ignored: {unknown.join(", ")}</Text>
            <Button size="xs" variant="default" onClick={clear}>
              Clear all filters
            </Button>
          </Group>
        </Alert>
      ) : null}
      <StatusCounts
        vehicles={loaded}
        chosen={filters.status}
        onChoose={(status) => change({ status: status === filters.status ? "" : status })}
      />
      <FilterBar filters={filters} onChange={change} />
      <Group justify="space-between" mih={30}>
        <Text size="sm" c="dimmed" role="status" data-testid="loaded">
          {summarize({
            loaded: loaded.length,
            shown: shown.length,
            filtered,
            whole: data ? !hasNextPage : false,
          })}
          {isFetching && data ? " Loading more…" : !filtered && hasNextPage ? " Scroll down for more." : ""}
        </Text>
        {filtered ? (
          <Button size="compact-sm" variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        ) : null}
      </Group>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {data ? (
        shown.length > 0 ? (
          <VehicleTable
            vehicles={shown}
            onNearEnd={() => {
              if (!filtered && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
            }}
          />
        ) : isFetching ? (
          <Loading label="Searching for vehicles" />
        ) : (
          <Alert
            color="gray"
            title={filtered ? "No vehicle passes these filters" : "There are no vehicles yet"}
          >
            {filtered ? <Button onClick={clear}>Clear filters</Button> : "Add the first one."}
          </Alert>
        )
      ) : error ? (
        <BackToFleet />
      ) : (
        <Loading label="Loading the fleet" />
      )}
    </Stack>
  );
}

/** Says how many vehicles are loaded: counts and filters apply only to those. */
function summarize(list: { loaded: number; shown: number; filtered: boolean; whole: boolean }): string {
  const loaded = list.loaded.toLocaleString("en");
  const read = list.whole ? `all ${loaded} vehicles` : `${loaded} vehicles loaded so far`;
  if (list.filtered) return `${list.shown.toLocaleString("en")} of ${read}.`;
  return list.loaded === 0 && !list.whole ? "" : `${read[0]?.toUpperCase()}${read.slice(1)}.`;
}
