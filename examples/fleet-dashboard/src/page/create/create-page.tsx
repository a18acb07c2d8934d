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
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { BackToFleet } from "../layout/notices.tsx";

const empty = { make: "", model: "", trim: "", battery: "", description: "", email: "" };
type Field = keyof typeof empty;
type FieldErrors = Partial<Record<Field, string>>;

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
  const [values, setValues] = useState(empty);
  const [errors, setErrors] = useState<FieldErrors>({});
  const { make, model } = values;
  const change = (changes: Partial<typeof empty>) => {
    setValues((old) => ({ ...old, ...changes }));
    setErrors({});
  };
  const text = (field: Field) => ({
    value: values[field],
    error: errors[field],
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [field]: event.currentTarget.value }),
  });

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
      if (error.kind === "validation") setErrors(formErrors(error));
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

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingFields(by, values);
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    const owners = await findOwner.mutateAsync(values.email).catch(() => undefined);
    if (!owners) return;
    const user = owners[0]?.url;
    if (!user || (!account.user && !values.email)) {
      setErrors({ email: "There is no driver with this e-mail address." });
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
  };

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
            error={errors.make}
            onChange={(value) => change({ make: value ?? "", model: "", trim: "" })}
          />
          <Select
            label="Model"
            required
            searchable
            disabled={!make}
            data={options(models.data)}
            value={model || null}
            error={errors.model}
            onChange={(value) => change({ model: value ?? "", trim: "" })}
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
              value={values.trim || null}
              error={errors.trim}
              onChange={(value) => change({ trim: value ?? "" })}
            />
          ) : (
            <>
              <TextInput
                label="Battery size in kWh"
                description="From 1 to 300; the model's usual size if you leave it empty"
                inputMode="decimal"
                {...text("battery")}
              />
              <TextInput label="Description" {...text("description")} />
            </>
          )}
          {account.user ? null : (
            <TextInput
              label="Driver's e-mail address"
              type="email"
              required
              autoComplete="off"
              {...text("email")}
            />
          )}
          {account.user && errors.email ? (
            <Alert color="red" title="Driver" role="alert">
              {errors.email}
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

/** What has to be chosen before the API can be asked. */
function missingFields(by: string, { make, model, trim }: typeof empty): FieldErrors {
  return {
    ...(!make && { make: "Choose a make." }),
    ...(!model && { model: "Choose a model." }),
    ...(by === "trim" && !trim && { trim: "Choose a trim, or say that you know the battery." }),
  };
}

/** The API's messages at the fields that they are about. */
function formErrors(error: ApiError): FieldErrors {
  return Object.fromEntries(
    Object.entries(error.fieldErrors).flatMap(([name, messages]) => {
      const field = fieldOf[name];
      // The form asks for kWh, the API for Wh.
      const unit = field === "battery" ? "In watt-hours: " : "";
      return field ? [[field, unit + messages.join(" ")]] : [];
    }),
  );
}

/** The ID at the end of a resource's URL. */
function idOf(url: string): string {
  return url.replace(/\/$/, "").split("/").at(-1) ?? "";
}
