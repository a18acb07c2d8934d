import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { Text, useComputedColorScheme, useMantineTheme } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Chart, type ChartOptions, Filler, LinearScale, LineElement, PointElement, Tooltip } from "chart.js";
import { useMemo } from "react";
import { Line } from "react-chartjs-2";
import { useApi } from "../api/client.tsx";
import { useWholeList } from "../api/use-whole-list.ts";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { Loading } from "../layout/notices.tsx";

Chart.register(Filler, LinearScale, LineElement, PointElement, Tooltip);

const dayMs = 86_400_000;
const day = { weekday: "short", day: "numeric" } as const;
const minute = { weekday: "short", hour: "2-digit", minute: "2-digit" } as const;

/** A chart of the state of charge over the last seven days. */
export function ChargeHistory({ vehicleId }: { vehicleId: string }) {
  const { ev, now } = useApi();
  // Rounded up to the hour, so that the query's key stays the same for a while.
  const [from, to] = useMemo(() => {
    const end = Math.ceil(now().getTime() / 3_600_000) * 3_600_000;
    return [new Date(end - 7 * dayMs), new Date(end)];
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
      .flatMap(({ sampled_at, state_of_charge_percentage: charge }) =>
        charge === null ? [] : [{ x: Date.parse(sampled_at), y: charge }],
      )
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
  if (!query.data || query.hasNextPage) return <Loading label="Loading the last week" />;
  if (points.length === 0) return <Text c="dimmed">The vehicle reported nothing in the last week.</Text>;

  const charges = points.map(({ y }) => y);
  const summary = `From ${Math.min(...charges)}% to ${Math.max(...charges)}% in ${points.length} reports; now ${charges.at(-1)}%.`;
  return (
    <figure style={{ margin: 0 }}>
      <div style={{ height: 260 }}>
        <ChargeChart
          points={points}
          from={from.getTime()}
          to={to.getTime()}
          label={`Chart of the state of charge. ${summary}`}
        />
      </div>
      <Text component="figcaption" size="xs" c="dimmed" mt="xs">
        {summary}
      </Text>
    </figure>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Draws steps rather than slopes: the charge between two reports is unknown. */
function ChargeChart({
  points,
  from,
  to,
  label,
}: {
  points: Point[];
  from: number;
  to: number;
  label: string;
}) {
  const { colors } = useMantineTheme();
  const dark = useComputedColorScheme("light") === "dark";
  const line = colors.teal[dark ? 5 : 8];
  const text = dark ? colors.dark[1] : colors.gray[7];
  const grid = { color: dark ? colors.dark[5] : colors.gray[3] };
  const ticks = { color: text };
  const options: ChartOptions<"line"> = {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    elements: { line: { stepped: true, borderWidth: 2 }, point: { radius: 0 } },
    scales: {
      x: {
        type: "linear",
        min: from,
        max: to,
        grid,
        ticks: {
          ...ticks,
          stepSize: dayMs,
          maxRotation: 0,
          callback: (time) => new Date(Number(time)).toLocaleDateString(undefined, day),
        },
        afterBuildTicks: (axis) => {
          axis.ticks = Array.from({ length: 8 }, (_, index) => ({ value: from + index * dayMs }));
        },
      },
      y: { min: 0, max: 100, grid, ticks: { ...ticks, stepSize: 25, callback: (value) => `${value}%` } },
    },
    plugins: {
      tooltip: {
        displayColors: false,
        callbacks: {
          title: ([item]) => (item ? new Date(item.parsed.x ?? 0).toLocaleString(undefined, minute) : ""),
          label: (item) => `${item.parsed.y}%`,
        },
      },
    },
  };
  const data = { datasets: [{ data: points, borderColor: line, backgroundColor: `${line}33`, fill: true }] };
  return <Line data={data} options={options} aria-label={label} />;
}
