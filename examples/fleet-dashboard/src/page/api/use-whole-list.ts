import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";

type Loading = Pick<
  UseInfiniteQueryResult,
  "fetchNextPage" | "hasNextPage" | "isError" | "isFetching" | "dataUpdatedAt"
>;

/** Reads a list on to its end, as long as it is wanted whole. An error stops it. */
export function useWholeList(query: Loading, wanted = true): void {
  const { fetchNextPage, hasNextPage, isError, isFetching, dataUpdatedAt } = query;
  useEffect(() => {
    if (wanted && dataUpdatedAt > 0 && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [wanted, hasNextPage, isFetching, isError, fetchNextPage, dataUpdatedAt]);
}
