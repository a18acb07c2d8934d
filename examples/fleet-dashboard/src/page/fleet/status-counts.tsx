import { Group, Paper, SimpleGrid, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import { type Status, statusColors, statusNames } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const statuses = Object.keys(statusNames) as Status[];

/** The number of loaded vehicles by connection; clicking a number filters by it. */
export function StatusCounts({
  vehicles,
  chosen,
  onChoose,
}: {
  vehicles: readonly FleetVehicle[];
  chosen: Status | undefined;
  onChoose: (status: Status) => void;
}) {
  return (
    <SimpleGrid cols={3} spacing="sm">
      {statuses.map((status) => (
        <UnstyledButton
          key={status}
          aria-pressed={chosen === status}
          onClick={() => onChoose(status)}
          data-testid={`count-${status}`}
        >
          <Paper
            withBorder
            h="100%"
            p="sm"
            radius="md"
            bg={chosen === status ? "var(--mantine-primary-color-light)" : ""}
          >
            <Text size="xl" fw={700} lh={1.2}>
              {vehicles.filter(({ integrated }) => integrated === status).length.toLocaleString("en")}
            </Text>
            <Group gap={6} wrap="nowrap">
              <ThemeIcon size={8} radius="xl" color={`${statusColors[status]}.6`} aria-hidden="true" />
              <Text size="sm" lh={1.3}>
                {statusNames[status]}
              </Text>
            </Group>
          </Paper>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
