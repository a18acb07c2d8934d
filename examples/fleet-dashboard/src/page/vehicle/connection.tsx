import { mutationOptions } from "@ev-vehicles/helpers/tanstack-query";
import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import type { OneVehicle } from "./vehicle-query.ts";

const explanations: Readonly<Record<string, string>> = {
  ACTIVE: "The vehicle reports its state and can be smart-charged.",
  INACTIVE: "The maker no longer grants access. The owner has to connect the vehicle again.",
  UNINTEGRATED: "This vehicle was added by hand. It reports nothing.",
};

/** Shows whether the vehicle reports, and connects it again. */
export function Connection({ vehicle }: { vehicle: OneVehicle }) {
  const { ev } = useApi();
  const reconnect = useMutation(
    mutationOptions(ev, "post", "/vehicles/{vehicle_id}/reconnect", {
      params: { path: { vehicle_id: vehicle.id } },
    }),
  );
  const reported = vehicle.latest_status_log?.sampled_at;
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{explanations[vehicle.integrated] ?? vehicle.integrated}</Text>
      {reported ? (
        <Text size="sm" c="dimmed">
          Last report: {new Date(reported).toLocaleString()}
        </Text>
      ) : null}
      {vehicle.integrated === "UNINTEGRATED" ? null : (
        <Button
          variant={vehicle.integrated === "INACTIVE" ? "filled" : "default"}
          loading={reconnect.isPending}
          onClick={() => reconnect.mutate()}
        >
          Reconnect
        </Button>
      )}
      {reconnect.data?.url ? (
        <Text size="sm" role="status">
          Open{" "}
          <Anchor href={reconnect.data.url} target="_blank" rel="noreferrer">
            the maker's page
          </Anchor>{" "}
          to connect the vehicle again.
        </Text>
      ) : null}
      {reconnect.error ? <ErrorNotice error={reconnect.error} onRetry={() => reconnect.mutate()} /> : null}
    </Stack>
  );
}
