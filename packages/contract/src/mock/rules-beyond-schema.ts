/**
 * Rules that no schema can express: the API rejects some requests that are valid by the description. Lists by operation
 * which names `field_errors` may have in such a rejection; the names under `*` apply to every operation.
 */
export const rulesBeyondSchema: Readonly<Record<string, readonly string[]>> = {
  // A cursor of another list, or of the same list with another filter.
  "*": ["page_after", "page_before"],
  // With client credentials, the header and the body must both name the owner.
  createVehicle: ["EvEnergy-User", "user"],
  // An incomplete address, and a tariff that does not exist.
  createUser: ["default_location"],
  updateUser: ["default_location"],
  // `me` in a request that acts as no user.
  listChargingSubSessions: ["user_id"],
  // The battery size of a connected vehicle cannot be changed.
  updateVehicle: ["battery_size_watt_hours"],
  // An adaptor for the connector that the vehicle has anyway.
  updateVehicleConnectors: ["adaptors"],
  // A region that already has a connector.
  createVehicleModelConnector: ["region"],
  // An app must name the make to connect.
  startVehicleOnboarding: ["make_id"],
};
