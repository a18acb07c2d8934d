import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { mockToken } from "@ev-vehicles/mock";
import { newServer } from "../mock-server.ts";

/** An id that the mock does not have. */
export const unknownVehicle = "vhcl00000000000000000000000000";

export interface CompanionServer {
  readonly ev: VehiclesClient;
  /** A vehicle that is there, with the name of its model. */
  readonly vehicle: { readonly id: string; readonly model: string };
}

/** A client of the mock, as a user would make it: nothing in it is made for a companion. */
export async function companionServer(): Promise<CompanionServer> {
  const mock = newServer();
  const ev = createVehiclesClient({
    auth: mockToken,
    fetch: mock.fetch,
  });
  const { data } = await ev.GET("/vehicles", { params: { query: { page_size: 1, expand: ["trim.model"] } } });
  const [first] = data ?? [];
  if (!first) throw new Error("the mock has no vehicles");
  return { ev, vehicle: { id: first.id, model: first.trim.model.name } };
}
