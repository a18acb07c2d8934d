import { Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useApi } from "../api/client.tsx";
import { percent, StatusBadge } from "../fleet/vehicle-table.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { BackToFleet, Loading } from "../layout/notices.tsx";
import { ChargeLimit } from "./charge-limit.tsx";
import { Connection } from "./connection.tsx";
import { SubSessions } from "./sub-sessions.tsx";
import { vehicleQuery } from "./vehicle-query.ts";

// The charts are a third of the dashboard's code, so they load only when a vehicle is shown.
const ChargeHistory = lazy(async () => ({ default: (await import("./charge-history.tsx")).ChargeHistory }));

export function VehiclePage() {
  const { vehicleId } = useParams({ from: "/vehicles/$vehicleId" });
  const { ev } = useApi();
  const { data: vehicle, error, refetch } = useQuery(vehicleQuery(ev, vehicleId));

  if (error && !vehicle) {
    return (
      <Stack>
        <Title order={1} size="h2">
          Vehicle
        </Title>
        <ErrorNotice error={error} onRetry={error.kind === "notFound" ? undefined : () => void refetch()}>
          <BackToFleet />
        </ErrorNotice>
      </Stack>
    );
  }
  if (!vehicle) return <Loading label="Loading the vehicle" />;

  const { trim, latest_status_log: status } = vehicle;
  const battery = vehicle.battery_size_watt_hours ?? trim.battery_size_watt_hours;
  return (
    <Stack gap="md">
      <div>
        <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
          ← All vehicles
        </Anchor>
        <Group gap="sm" mt={4}>
          <Title order={1} size="h2">
            {trim.model.make.name} {trim.model.name}
          </Title>
          <StatusBadge status={vehicle.integrated} />
        </Group>
        <Text c="dimmed" size="sm" style={{ overflowWrap: "anywhere" }}>
          {vehicle.description ?? trim.name} · {vehicle.id}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        <Fact label="State of charge" value={percent(status?.state_of_charge_percentage)} />
        <Fact label="Battery" value={battery ? `${(battery / 1000).toFixed(1)} kWh` : "–"} />
        <Fact
          label="Charge rate"
          value={status?.charge_rate_watts ? `${status.charge_rate_watts / 1000} kW` : "–"}
        />
        <Fact
          label="Odometer"
          value={
            status?.odometer_meters
              ? `${Math.round(status.odometer_meters / 1000).toLocaleString("en")} km`
              : "–"
          }
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Section title="Charge limit">
          <ChargeLimit vehicle={vehicle} />
        </Section>
        <Section title="Connection">
          <Connection vehicle={vehicle} />
        </Section>
      </SimpleGrid>
      <Section title="State of charge, last week">
        <Suspense fallback={<Loading label="Loading the chart" />}>
          <ChargeHistory vehicleId={vehicle.id} />
        </Suspense>
      </Section>
      <Section title="Charging">
        <SubSessions vehicleId={vehicle.id} />
      </Section>
    </Stack>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <Paper withBorder p="sm" radius="md">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="lg" fw={600}>
        {value}
      </Text>
    </Paper>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" radius="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
