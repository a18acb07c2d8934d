import type { VehiclesError } from "@ev-vehicles/client";
import { mutationOptions, pathKey, queryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useApi } from "../api/client.tsx";
import {
  type FieldErrors,
  type FormValues,
  fieldErrors,
  type Known,
  missingFields,
  requestBody,
} from "./vehicle-form.ts";

/** Finds the vehicle's owner, creates the vehicle and opens its page. */
export function useCreateVehicle() {
  const { ev, account } = useApi();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [errors, setErrors] = useState<FieldErrors>({});

  const findOwner = useMutation({
    // An account that acts as a user sees only that user, so it needs no e-mail address.
    mutationFn: (email: string) =>
      cache.fetchQuery(
        queryOptions(ev, "/users", {
          params: { query: { page_size: 1, ...(account.user ? {} : { email }) } },
        }),
      ),
    throwOnError: (_error: VehiclesError) => false,
  });
  const create = useMutation({
    ...mutationOptions(ev, "post", "/vehicles"),
    onSuccess: async (vehicle) => {
      await cache.invalidateQueries({ queryKey: pathKey(ev, "/vehicles") });
      await navigate({ to: "/vehicles/$vehicleId", params: { vehicleId: vehicle.id } });
    },
    onError: (error) => {
      if (error.kind === "validation") setErrors(fieldErrors(error));
    },
  });

  const submit = async (known: Known, values: FormValues): Promise<void> => {
    const missing = missingFields(known, values);
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    const owners = await findOwner.mutateAsync(values.email).catch(() => undefined);
    if (!owners) return;
    const user = owners[0]?.url;
    if (!user || (!account.user && !values.email)) {
      setErrors({ email: "There is no driver with this e-mail address." });
      return;
    }
    create.mutate({ body: requestBody(known, values, user) });
  };

  const shownAtFields =
    create.error?.kind === "validation" && Object.keys(fieldErrors(create.error)).length > 0;
  return {
    submit,
    pending: create.isPending || findOwner.isPending,
    errors,
    clearErrors: () => setErrors({}),
    findOwnerError: findOwner.error,
    /** An error that belongs to no field of the form. */
    createError: shownAtFields ? null : create.error,
  };
}
