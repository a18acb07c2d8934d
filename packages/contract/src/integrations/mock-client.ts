import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { mockToken } from "@ev-vehicles/mock";
import { newServer } from "../mock-server.ts";

/** A well-formed ID that no vehicle has. */
export const unknownVehicle = "vhcl00000000000000000000000000";

export interface MockClient {
  readonly ev: VehiclesClient;
  /** The ID of an existing vehicle, and the name of its model. */
  readonly vehicle: { readonly id: string; readonly model: string };
}

/** A client of the mock. It has no special options, because no integration needs any. */
export async function mockClient(): Promise<MockClient> {
  const mock = newServer();
  const ev = createVehiclesClient({
    auth: mockToken,
    fetch: mock.fetch,
  });
  const { data } = await ev.GET("/vehicles", { params: { query: { page_size: 1, expand: ["trim.model"] } } });
  const [first] = data ?? [];
  if (!first) throw new Error("The mock has no vehicles.");
  return { ev, vehicle: { id: first.id, model: first.trim.model.name } };
}
