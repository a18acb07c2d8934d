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
import { type ChangeEvent, type FormEvent, useState } from "react";
import { useApi } from "../api/client.tsx";
import { ErrorNotice } from "../layout/error-notice.tsx";
import { BackToFleet } from "../layout/notices.tsx";
import { useCatalogue } from "./use-catalogue.ts";
import { useCreateVehicle } from "./use-create-vehicle.ts";
import { emptyForm, type Field, type FormValues, type Known } from "./vehicle-form.ts";

/** Adds a vehicle that can't be connected: by its trim, or by its model and battery. */
export function CreatePage() {
  const { account } = useApi();
  const [known, setKnown] = useState<Known>("trim");
  const [values, setValues] = useState(emptyForm);
  const { make, model } = values;
  const catalogue = useCatalogue(make, model);
  const { submit, pending, errors, clearErrors, findOwnerError, createError } = useCreateVehicle();
  const loadError = catalogue.error ?? findOwnerError;

  const change = (changes: Partial<FormValues>) => {
    setValues((old) => ({ ...old, ...changes }));
    clearErrors();
  };
  const text = (field: Field) => ({
    value: values[field],
    error: errors[field],
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [field]: event.currentTarget.value }),
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(known, values);
  };

  return (
    <Paper withBorder p={{ base: "md", sm: "xl" }} radius="md" maw={560} mx="auto">
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <div>
            <Title order={1} size="h2">
              Add a vehicle
            </Title>
            <Text size="sm" c="dimmed">
              For vehicles that can't be connected.
            </Text>
          </div>
          {loadError ? <ErrorNotice error={loadError} onRetry={catalogue.retry} /> : null}
          {createError ? <ErrorNotice error={createError} /> : null}
          <Select
            label="Make"
            required
            searchable
            data={catalogue.makes}
            value={make || null}
            error={errors.make}
            onChange={(value) => change({ make: value ?? "", model: "", trim: "" })}
          />
          <Select
            label="Model"
            required
            searchable
            disabled={!make}
            data={catalogue.models}
            value={model || null}
            error={errors.model}
            onChange={(value) => change({ model: value ?? "", trim: "" })}
          />
          <SegmentedControl
            aria-label="What you know about the vehicle"
            value={known}
            onChange={setKnown}
            data={[
              { label: "I know the trim", value: "trim" },
              { label: "I know the battery", value: "battery" },
            ]}
          />
          {known === "trim" ? (
            <Select
              label="Trim"
              required
              searchable
              disabled={!model}
              data={catalogue.trims}
              value={values.trim || null}
              error={errors.trim}
              onChange={(value) => change({ trim: value ?? "" })}
            />
          ) : (
            <>
              <TextInput
                label="Battery size in kWh"
                description="From 1 to 300; leave it empty for the model's usual size"
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
            <Button type="submit" loading={pending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
