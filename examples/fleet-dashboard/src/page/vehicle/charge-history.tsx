import "@mantine/charts/styles.css";
import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { AreaChart } from "@mantine/charts";
import { Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApi } from "../api/client.tsx";
import { useWholeList } from "../api/use-whole-list.ts";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { Loading } from "../layout/notices.tsx";

const day = { weekday: "short", day: "numeric" } as const;
const minute = { weekday: "short", hour: "2-digit", minute: "2-digit" } as const;

/** The state of charge over the last seven days, on an axis of time. */
export function ChargeHistory({ vehicleId }: { vehicleId: string }) {
  const { ev, now } = useApi();
  // To the hour, so that the key of the query stays the same for a while.
  const [from, to] = useMemo(() => {
    const end = Math.ceil(now().getTime() / 3_600_000) * 3_600_000;
    return [new Date(end - 7 * 86_400_000), new Date(end)];
  }, [now]);
  const query = useInfiniteQuery(
    infiniteQueryOptions(ev, "/vehicles/{vehicle_id}/status_logs", {
      params: {
        path: { vehicle_id: vehicleId },
        query: { sampled_at__gte: from.toISOString(), sampled_at__lte: to.toISOString() },
      },
    }),
  );
  useWholeList(query);
  const points = useMemo(() => {
    const logs = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return logs
      .filter(({ state_of_charge_percentage: charge }) => charge !== null)
      .map((log) => ({ time: Date.parse(log.sampled_at), charge: log.state_of_charge_percentage }))
      .reverse();
  }, [query.data]);

  if (query.error) {
    return (
      <ErrorNotice
        error={query.error}
        onRetry={() => void (query.data ? query.fetchNextPage() : query.refetch())}
      />
    );
  }
  if (!query.data || query.hasNextPage) return <Loading label="Reading the last week" />;
  if (points.length === 0) return <Text c="dimmed">Nothing was reported in the last week.</Text>;

  const charges = points.map(({ charge }) => charge ?? 0);
  const summary = `From ${Math.min(...charges)}% to ${Math.max(...charges)}% in ${points.length} reports; now ${charges.at(-1)}%.`;
  return (
    <figure style={{ margin: 0 }}>
      <div role="img" aria-label={`Chart of the state of charge. ${summary}`}>
        <AreaChart
          h={260}
          data={points}
          dataKey="time"
          series={[{ name: "charge", label: "State of charge", color: "teal.6" }]}
          curveType="stepAfter"
          withDots={false}
          unit="%"
          yAxisProps={{ domain: [0, 100], ticks: [0, 25, 50, 75, 100], width: 48 }}
          xAxisProps={{
            type: "number",
            scale: "time",
            domain: [from.getTime(), to.getTime()],
            ticks: Array.from({ length: 8 }, (_, index) => from.getTime() + index * 86_400_000),
            tickFormatter: (time: number) => new Date(time).toLocaleDateString(undefined, day),
          }}
          tooltipProps={{
            labelFormatter: (time) => new Date(Number(time)).toLocaleString(undefined, minute),
          }}
          areaChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <Text component="figcaption" size="xs" c="dimmed" mt="xs">
        {summary}
      </Text>
    </figure>
  );
}
