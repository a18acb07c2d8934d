import type { ApiError, VehicleCreate } from "@ev-vehicles/client";

export const emptyForm = { make: "", model: "", trim: "", battery: "", description: "", email: "" };

export type FormValues = typeof emptyForm;
export type Field = keyof FormValues;
export type FieldErrors = Partial<Record<Field, string>>;

/** What the user knows about the vehicle besides its model. */
export type Known = "trim" | "battery";

/** The form's fields, by their names in the request body. */
const fieldOf: Readonly<Record<string, Field>> = {
  trim: "trim",
  model: "model",
  battery_size_watt_hours: "battery",
  description: "description",
  user: "email",
};

/**
 * Errors for an empty make or model and, if it is needed, an empty trim. The driver's address is checked later, with the
 * API.
 */
export function missingFields(known: Known, { make, model, trim }: FormValues): FieldErrors {
  return {
    ...(!make && { make: "Choose a make." }),
    ...(!model && { model: "Choose a model." }),
    ...(known === "trim" && !trim && { trim: "Choose a trim, or select “I know the battery”." }),
  };
}

/** The request body for a vehicle of this user. The API accepts either a trim, or a model with an optional battery size. */
export function requestBody(known: Known, values: FormValues, user: string): VehicleCreate {
  const { trim, model, description, battery } = values;
  if (known === "trim") return { trim, user };
  return {
    model,
    user,
    ...(description && { description }),
    ...(battery && { battery_size_watt_hours: Math.round(Number(battery.replace(",", ".")) * 1000) }),
  };
}

/** The API's error messages, by field of the form. */
export function fieldErrors(error: ApiError): FieldErrors {
  return Object.fromEntries(
    Object.entries(error.fieldErrors).flatMap(([name, messages]) => {
      const field = fieldOf[name];
      // The form's unit is kWh, but the API's messages are in Wh.
      const unit = field === "battery" ? "In watt-hours: " : "";
      return field ? [[field, unit + messages.join(" ")]] : [];
    }),
  );
}
