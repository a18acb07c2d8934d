import { Anchor, Badge, Paper, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { type Status, statusColors, statusNames } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const rowHeight = 57;

/** A table of any length: only the visible rows and a few around them are in the document. */
export function VehicleTable({
  vehicles,
  onNearEnd,
}: {
  vehicles: readonly FleetVehicle[];
  onNearEnd: () => void;
}) {
  const area = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: vehicles.length,
    getScrollElement: () => area.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= vehicles.length - 20) onNearEnd();
  }, [last, vehicles.length, onNearEnd]);

  const above = visible[0]?.start ?? 0;
  const below = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <Paper withBorder radius="md" style={{ overflow: "hidden" }}>
      <section
        ref={area}
        style={{ overflow: "auto", height: "max(360px, calc(100vh - 420px))" }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard can scroll only a focused element
        tabIndex={0}
        aria-label="Vehicles"
      >
        <Table stickyHeader aria-rowcount={vehicles.length + 1} horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr aria-rowindex={1}>
              <Table.Th>Vehicle</Table.Th>
              <Table.Th>Connection</Table.Th>
              <Table.Th ta="right">Charge</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Limit
              </Table.Th>
              <Table.Th visibleFrom="md">State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Spacer height={above} />
            {visible.map(({ index }) => {
              const vehicle = vehicles[index];
              return vehicle ? <VehicleRow key={vehicle.id} vehicle={vehicle} index={index} /> : null;
            })}
            <Spacer height={below} />
          </Table.Tbody>
        </Table>
      </section>
    </Paper>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

function VehicleRow({ vehicle, index }: { vehicle: FleetVehicle; index: number }) {
  const { id, trim, description, integrated, latest_status_log: status } = vehicle;
  return (
    <Table.Tr aria-rowindex={index + 2} h={rowHeight}>
      <Table.Td style={{ maxWidth: "min(340px, 38vw)" }}>
        <Anchor
          renderRoot={(props) => <Link to="/vehicles/$vehicleId" params={{ vehicleId: id }} {...props} />}
          size="sm"
          fw={600}
          truncate
          display="block"
        >
          {trim.model.make.name} {trim.model.name}
        </Anchor>
        <Text size="xs" c="dimmed" truncate>
          {description ?? id}
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={integrated} />
      </Table.Td>
      <Table.Td ta="right">{percent(status?.state_of_charge_percentage)}</Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {percent(vehicle.maximum_charge_limit_percentage)}
      </Table.Td>
      <Table.Td visibleFrom="md">{status?.state ? inWords(status.state) : "–"}</Table.Td>
    </Table.Tr>
  );
}

/** Shows a status in words; a status that this page does not know is shown as the API sends it. */
export function StatusBadge({ status }: { status: string }) {
  const known = status in statusNames ? (status as Status) : undefined;
  return (
    <Badge
      variant="light"
      autoContrast
      color={known ? statusColors[known] : "gray"}
      tt="none"
      size="sm"
      px={6}
      c="var(--mantine-color-text)"
    >
      {known ? statusNames[known] : status}
    </Badge>
  );
}

export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : `${value}%`;
}

/** `PLUGGED_IN_NOT_CHARGING` becomes `Plugged in not charging`. */
export function inWords(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
