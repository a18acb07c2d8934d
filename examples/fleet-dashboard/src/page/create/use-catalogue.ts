import { queryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useApi } from "../api/client.tsx";

const all = { page_size: 100, ordering: "name" } as const;

/** The makes, the models of the chosen make (an ID) and the trims of the chosen model (a URL). */
export function useCatalogue(make: string, model: string) {
  const { ev } = useApi();
  const makes = useQuery(queryOptions(ev, "/vehicle_makes", { params: { query: all } }));
  const models = useQuery(
    queryOptions(ev, "/vehicle_models", make ? { params: { query: { ...all, make_id: make } } } : skipToken),
  );
  const trims = useQuery(
    queryOptions(
      ev,
      "/vehicle_trims",
      model ? { params: { query: { ...all, model_id: idOf(model) } } } : skipToken,
    ),
  );
  return {
    makes: (makes.data ?? []).map(({ id, name }) => ({ label: name, value: id })),
    models: (models.data ?? []).map(({ url, name }) => ({ label: name, value: url })),
    trims: (trims.data ?? []).map(({ url, name }) => ({ label: name, value: url })),
    error: makes.error ?? models.error ?? trims.error,
    retry: () => {
      for (const query of [makes, models, trims]) if (query.isError) void query.refetch();
    },
  };
}

/** The ID at the end of a resource's URL. */
function idOf(url: string): string {
  return url.replace(/\/$/, "").split("/").at(-1) ?? "";
}
