import { Group, Paper, SimpleGrid, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import { type Status, statusColors, statusNames } from "./fleet-filters.ts";
import type { FleetVehicle } from "./use-fleet.ts";

const statuses = Object.keys(statusNames) as Status[];

/** How many of the loaded vehicles are connected; each count is a filter. */
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
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      {statuses.map((status) => (
        <UnstyledButton
          key={status}
          aria-pressed={chosen === status}
          onClick={() => onChoose(status)}
          data-testid={`count-${status}`}
        >
          <Paper
            withBorder
            p="sm"
            radius="md"
            bg={chosen === status ? "var(--mantine-primary-color-light)" : ""}
          >
            <Group gap="sm" wrap="nowrap">
              <ThemeIcon size={10} radius="xl" color={statusColors[status]} aria-hidden="true" />
              <Text size="sm">{statusNames[status]}</Text>
              <Text size="lg" fw={700} ml="auto">
                {vehicles.filter(({ integrated }) => integrated === status).length.toLocaleString("en")}
              </Text>
            </Group>
          </Paper>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
