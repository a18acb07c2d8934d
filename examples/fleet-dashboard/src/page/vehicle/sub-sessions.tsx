import type { ChargingSubSession } from "@ev-vehicles/client";
import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { Button, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { Loading } from "../layout/notices.tsx";

const modes: Readonly<Record<ChargingSubSession["mode"], string>> = {
  SMART: "Smart",
  BOOST: "Boost",
  UNMANAGED_HOME: "At home, unmanaged",
  UNMANAGED_OTG: "On the go",
  MANAGED_OTG: "On the go, managed",
};

const short = { dateStyle: "short", timeStyle: "short" } as const;

/** The vehicle's charging sub-sessions with energy and cost, newest first. */
export function SubSessions({ vehicleId }: { vehicleId: string }) {
  const { ev } = useApi();
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    infiniteQueryOptions(ev, "/charging_sub_sessions", {
      params: { query: { vehicle_id: vehicleId } },
      pageSize: 10,
    }),
  );
  if (!data) {
    return error ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading label="Loading charging sub-sessions" />
    );
  }
  const sessions = data.pages.flatMap(({ items }) => items);
  if (sessions.length === 0) return <Text c="dimmed">No charging sub-sessions yet.</Text>;
  return (
    <Stack gap="sm">
      <Table.ScrollContainer
        minWidth={300}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: "region", "aria-label": "Charging sub-sessions" },
        }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Start</Table.Th>
              <Table.Th>Mode</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Minutes
              </Table.Th>
              <Table.Th ta="right">Energy</Table.Th>
              <Table.Th ta="right">Cost</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>
                  {new Date(session.start).toLocaleString(undefined, short)}
                  {session.end === null ? " (running)" : ""}
                </Table.Td>
                <Table.Td>{modes[session.mode] ?? session.mode}</Table.Td>
                <Table.Td ta="right" visibleFrom="sm">
                  {session.duration_minutes}
                </Table.Td>
                <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                  {(session.energy_delivered_watt_hours / 1000).toFixed(1)} kWh
                </Table.Td>
                <Table.Td ta="right">{money(session.cost, session.currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {error ? <ErrorNotice error={error} onRetry={() => void fetchNextPage()} /> : null}
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

/** Formats a cost. The API's unit is the currency's minor unit: 458 is £4.58, and in JPY ¥458. */
export function money(minor: number | null, currency: string): string {
  if (minor === null) return "–";
  try {
    const format = new Intl.NumberFormat(undefined, { style: "currency", currency });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return `${minor} ${currency}`;
  }
}
