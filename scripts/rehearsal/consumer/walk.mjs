import { check } from "./check.mjs";

/**
 * What a user does with the packages: walk the fleet page by page with references expanded, create a vehicle with a derived client
 * and read it back, ask for one that does not exist. The packages are handed in, so that one program serves ESM, CommonJS and
 * bundles.
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
  check(new Set(fleet.map(({ id }) => id)).size === fleet.length, "a vehicle came twice");
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
  check(again.id === created.id && again.user.email === user.email, "the vehicle did not come back");
  check(seen.length === 2, `middleware of the derived client saw ${seen.length} of its 2 requests`);
  check(
    seen.every(({ headers }) => headers.get("EvEnergy-User") === user.id && !headers.has("Authorization")),
    "middleware did not see the user, or saw the token",
  );

  const missing = { path: { vehicle_id: "vhcl00000000000000000000000000" } };
  const { error } = await ev.GET("/vehicles/{vehicle_id}", { params: missing });
  check(error?.kind === "notFound", `a missing vehicle was ${error?.kind}`);
  check(seen.length === 2, "middleware of the derived client saw a request of the other");

  return `${fleet.length} vehicles, created and read ${created.id.slice(0, 8)}…, 404 is a value`;
}
