import { mutationOptions, pathKey } from "@ev-vehicles/helpers/tanstack-query";
import { Button, Group, Slider, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { type OneVehicle, vehicleQuery } from "./vehicle-query.ts";

/** The vehicle's charge limit. A change is shown at once, and undone if the API rejects it. */
export function ChargeLimit({ vehicle }: { vehicle: OneVehicle }) {
  const { ev } = useApi();
  const cache = useQueryClient();
  const { queryKey } = vehicleQuery(ev, vehicle.id);
  const limit = vehicle.maximum_charge_limit_percentage;
  const [chosen, setChosen] = useState(limit ?? 80);
  useEffect(() => setChosen(limit ?? 80), [limit]);

  const change = useMutation({
    ...mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: vehicle.id } },
    }),
    onMutate: async ({ body }) => {
      await cache.cancelQueries({ queryKey });
      const previous = cache.getQueryData(queryKey);
      const newLimit = body.maximum_charge_limit_percentage;
      cache.setQueryData(
        queryKey,
        (old) => old && { ...old, maximum_charge_limit_percentage: newLimit ?? null },
      );
      return { previous };
    },
    onError: (_error, _variables, context) => cache.setQueryData(queryKey, context?.previous),
    onSettled: () => cache.invalidateQueries({ queryKey }),
    onSuccess: () => cache.invalidateQueries({ queryKey: pathKey(ev, "/vehicles"), refetchType: "none" }),
  });
  const save = () => change.mutate({ body: { maximum_charge_limit_percentage: chosen } });

  return (
    <Stack gap="sm">
      <Text size="sm">
        Charges up to{" "}
        <Text span fw={700} data-testid="limit">
          {limit === null ? "any level" : `${limit}%`}
        </Text>
      </Text>
      <Group wrap="nowrap" gap="lg" pb="md">
        <Slider
          flex={1}
          min={50}
          max={100}
          step={5}
          value={chosen}
          onChange={setChosen}
          thumbLabel="Charge limit in percent"
          label={(value) => `${value}%`}
          marks={[50, 75, 100].map((value) => ({ value, label: `${value}%` }))}
        />
        <Button onClick={save} loading={change.isPending} disabled={chosen === limit}>
          Save
        </Button>
      </Group>
      {change.error ? (
        <>
          <Text size="sm">The limit was not changed.</Text>
          <ErrorNotice
            error={change.error}
            onRetry={() => change.variables && change.mutate(change.variables)}
          />
        </>
      ) : null}
    </Stack>
  );
}
