import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";

type Loading = Pick<
  UseInfiniteQueryResult,
  "fetchNextPage" | "hasNextPage" | "isError" | "isFetching" | "dataUpdatedAt"
>;

/** Loads every page of a list while `enabled`. Stops at an error. */
export function useWholeList(query: Loading, enabled = true): void {
  const { fetchNextPage, hasNextPage, isError, isFetching, dataUpdatedAt } = query;
  useEffect(() => {
    if (enabled && dataUpdatedAt > 0 && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [enabled, hasNextPage, isFetching, isError, fetchNextPage, dataUpdatedAt]);
}
