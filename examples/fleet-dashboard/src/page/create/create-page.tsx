import type { ApiError, VehiclesError } from "@ev-vehicles/client";
import { mutationOptions, pathKey, queryOptions } from "@ev-vehicles/helpers/tanstack-query";
import {
  Alert,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { BackToFleet } from "../layout/notices.tsx";

const empty = { make: "", model: "", trim: "", battery: "", description: "", email: "" };
type Field = keyof typeof empty;

/** Where the fields of the API's body are on this form. */
const fieldOf: Readonly<Record<string, Field>> = {
  trim: "trim",
  model: "model",
  battery_size_watt_hours: "battery",
  description: "description",
  user: "email",
};

/** Records a vehicle that can't be connected: by its trim, or by its model and battery. */
export function CreatePage() {
  const { ev, account } = useApi();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [by, setBy] = useState("trim");
  const form = useForm({ initialValues: empty });
  const { make, model } = form.values;

  const all = { page_size: 100, ordering: "name" } as const;
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
  const create = useMutation({
    ...mutationOptions(ev, "post", "/vehicles"),
    onSuccess: async (vehicle) => {
      await cache.invalidateQueries({ queryKey: pathKey(ev, "/vehicles") });
      await navigate({ to: "/vehicles/$vehicleId", params: { vehicleId: vehicle.id } });
    },
    onError: (error) => {
      if (error.kind === "validation") form.setErrors(formErrors(error));
    },
  });

  const findOwner = useMutation({
    // Somebody who acts as a user sees that user alone.
    mutationFn: (email: string) =>
      cache.fetchQuery(
        queryOptions(ev, "/users", {
          params: { query: { page_size: 1, ...(account.user ? {} : { email }) } },
        }),
      ),
    throwOnError: (_error: VehiclesError) => false,
  });

  const submit = form.onSubmit(async (values) => {
    const owners = await findOwner.mutateAsync(values.email).catch(() => undefined);
    if (!owners) return;
    const user = owners[0]?.url;
    if (!user || (!account.user && !values.email)) {
      form.setFieldError("email", "There is no driver with this e-mail address.");
      return;
    }
    const { trim, model, description, battery } = values;
    create.mutate({
      body:
        by === "trim"
          ? { trim, user }
          : {
              model,
              user,
              ...(description && { description }),
              ...(battery && {
                battery_size_watt_hours: Math.round(Number(battery.replace(",", ".")) * 1000),
              }),
            },
    });
  });

  const elsewhere =
    create.error?.kind === "validation" && Object.keys(formErrors(create.error)).length > 0
      ? null
      : create.error;
  const options = (items: readonly { name: string; url: string }[] | undefined) =>
    (items ?? []).map(({ name, url }) => ({ label: name, value: url }));
  const readError = makes.error ?? models.error ?? trims.error ?? findOwner.error;

  return (
    <Paper withBorder p={{ base: "md", sm: "xl" }} radius="md" maw={560} mx="auto">
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Title order={1} size="h2">
              Add a vehicle
            </Title>
            <Text size="sm" c="dimmed">
              For vehicles that can't be connected.
            </Text>
          </div>
          {readError ? (
            <ErrorNotice
              error={readError}
              onRetry={() => {
                for (const query of [makes, models, trims]) if (query.isError) void query.refetch();
              }}
            />
          ) : null}
          {elsewhere ? <ErrorNotice error={elsewhere} /> : null}
          <Select
            label="Make"
            required
            searchable
            data={(makes.data ?? []).map(({ id, name }) => ({ label: name, value: id }))}
            value={make || null}
            error={form.errors.make}
            onChange={(value) => form.setValues({ make: value ?? "", model: "", trim: "" })}
          />
          <Select
            label="Model"
            required
            searchable
            disabled={!make}
            data={options(models.data)}
            value={model || null}
            error={form.errors.model}
            onChange={(value) => form.setValues({ model: value ?? "", trim: "" })}
          />
          <SegmentedControl
            aria-label="What is known"
            value={by}
            onChange={setBy}
            data={[
              { label: "I know the trim", value: "trim" },
              { label: "I know the battery", value: "battery" },
            ]}
          />
          {by === "trim" ? (
            <Select
              label="Trim"
              required
              searchable
              disabled={!model}
              data={options(trims.data)}
              value={form.values.trim || null}
              error={form.errors.trim}
              onChange={(value) => form.setFieldValue("trim", value ?? "")}
            />
          ) : (
            <>
              <TextInput
                label="Battery size in kWh"
                description="From 1 to 300; the model's usual size if you leave it empty"
                inputMode="decimal"
                {...form.getInputProps("battery")}
              />
              <TextInput label="Description" {...form.getInputProps("description")} />
            </>
          )}
          {account.user ? null : (
            <TextInput
              label="Driver's e-mail address"
              type="email"
              required
              autoComplete="off"
              {...form.getInputProps("email")}
            />
          )}
          {account.user && form.errors.email ? (
            <Alert color="red" title="Driver" role="alert">
              {form.errors.email}
            </Alert>
          ) : null}
          <Group justify="space-between" mt="sm">
            <BackToFleet />
            <Button type="submit" loading={create.isPending || findOwner.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/** The API's messages at the fields that they are about. */
function formErrors(error: ApiError): Partial<Record<Field, string>> {
  return Object.fromEntries(
    Object.entries(error.fieldErrors).flatMap(([name, messages]) =>
      fieldOf[name] ? [[fieldOf[name], messages.join(" ")]] : [],
    ),
  );
}

/** The ID at the end of a resource's URL. */
function idOf(url: string): string {
  return url.replace(/\/$/, "").split("/").at(-1) ?? "";
}
