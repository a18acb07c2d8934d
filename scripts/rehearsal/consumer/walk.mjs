import { check } from "./check.mjs";

/**
 * Uses the packages as a typical program does: reads all vehicles with expanded references, creates a vehicle with a derived client
 * and reads it back, and requests one that does not exist. The packages are parameters, so that the same program tests ESM,
 * CommonJS and bundles.
 */
export async function walk(
  { createVehiclesClient, unwrap, paginate, isExpanded },
  { baseUrl, token, size, fetch },
) {
  const ev = createVehiclesClient({ auth: token, ...(baseUrl && { baseUrl }), ...(fetch && { fetch }) });

  const fleet = [];
  for await (const vehicle of paginate(ev, "/vehicles", { expand: ["user", "trim.model.make"] })) {
    fleet.push(vehicle);
  }
  check(fleet.length >= size, `walked ${fleet.length} of ${size} vehicles`);
  check(new Set(fleet.map(({ id }) => id)).size === fleet.length, "the walk returned a vehicle twice");
  check(
    fleet.every(({ user, trim }) => isExpanded(user) && trim.model.make.name.length > 0),
    "a reference was not expanded",
  );

  const [{ trim, user }] = fleet;
  const owner = ev.with({ user: user.url, retry: false, timeoutMs: 20_000 });
  const seen = [];
  owner.use({ onRequest: ({ request }) => void seen.push(request) });
  const created = await unwrap(owner.POST("/vehicles", { body: { trim: trim.url, user: user.url } }));
  const params = { path: { vehicle_id: created.id }, query: { expand: ["user"] } };
  const again = await unwrap(owner.GET("/vehicles/{vehicle_id}", { params }));
  check(
    again.id === created.id && again.user.email === user.email,
    "the vehicle that was read differs from the one created",
  );
  check(seen.length === 2, `middleware of the derived client saw ${seen.length} of its 2 requests`);
  check(
    seen.every(({ headers }) => headers.get("EvEnergy-User") === user.id && !headers.has("Authorization")),
    "middleware did not see the user, or saw the token",
  );

  const missing = { path: { vehicle_id: "vhcl00000000000000000000000000" } };
  const { error } = await ev.GET("/vehicles/{vehicle_id}", { params: missing });
  check(error?.kind === "notFound", `the error kind of a missing vehicle is ${error?.kind}`);
  check(seen.length === 2, "middleware of the derived client saw a request of the original client");

  return `${fleet.length} vehicles, created and read ${created.id.slice(0, 8)}…, 404 is a value`;
}
