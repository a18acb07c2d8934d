import {
  ActionIcon,
  Alert,
  Anchor,
  AppShell,
  Button,
  Container,
  Group,
  Progress,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { onlineManager, useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { useApi } from "../api/client.tsx";
import { budgetQuery, useSignIn } from "../api/session.ts";

/** The frame around every page. */
export function Shell() {
  return (
    <AppShell header={{ height: 60 }}>
      <AppShell.Header>
        <Container size="xl" h="100%" px="md">
          <Group h="100%" justify="space-between" wrap="nowrap" gap="sm">
            <Anchor renderRoot={(props) => <Link to="/" {...props} />} fw={700} c="inherit" underline="never">
              Fleet
            </Anchor>
            <Group wrap="nowrap" gap="md">
              <BudgetMeter />
              <ColorSchemeToggle />
              <SignedIn />
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main>
        <Container size="xl" p="md">
          <OfflineNotice />
          <Outlet />
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

/** The remaining requests of this hour, shared by everyone who uses these credentials. */
function BudgetMeter() {
  const { data } = useQuery(budgetQuery);
  if (!data) return null;
  const percent = (data.remaining / data.limit) * 100;
  return (
    <Group gap="xs" wrap="nowrap" data-testid="budget">
      <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
        {data.remaining}
        <Text span inherit visibleFrom="sm">
          {` of ${data.limit}`}
        </Text>{" "}
        requests left
      </Text>
      <Progress
        w={72}
        visibleFrom="sm"
        value={percent}
        color={percent < 10 ? "red" : percent < 30 ? "yellow" : "teal"}
        aria-label="Requests left in this hour"
      />
    </Group>
  );
}

function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "light" ? "dark" : "light";
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={`Use ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      <span aria-hidden="true">{scheme === "light" ? "☾" : "☀"}</span>
    </ActionIcon>
  );
}

function SignedIn() {
  const { account } = useApi();
  const { mutate } = useSignIn();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" visibleFrom="sm">
        {account.name}
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => mutate(null)}>
        Sign out
      </Button>
    </Group>
  );
}

function OfflineNotice() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <Alert color="yellow" title="You are offline" mb="md" role="status">
      Loaded data stays on the screen. Changes are sent when you are online again.
    </Alert>
  );
}
