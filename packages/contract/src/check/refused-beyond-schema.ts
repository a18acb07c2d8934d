/**
 * Rules that no schema says: a request that is valid by the description and refused all the same. The names are those
 * that the refusal's `field_errors` may have, by operation; those of `*` may appear anywhere.
 */
export const refusedBeyondSchema: Readonly<Record<string, readonly string[]>> = {
  // A cursor of another list, which can be the same one with another filter.
  "*": ["page_after", "page_before"],
  // With a token from client credentials the owner must be named, in the header and in the body.
  createVehicle: ["EvEnergy-User", "user"],
  // A part of an address, and a tariff that does not exist.
  createUser: ["default_location"],
  updateUser: ["default_location"],
  // `me` without a user to act as.
  listChargingSubSessions: ["user_id"],
  // The battery of a vehicle that is connected can't be changed by hand.
  updateVehicle: ["battery_size_watt_hours"],
  // An adaptor for the plug that the vehicle has anyway.
  updateVehicleConnectors: ["adaptors"],
  // A region that has its connector already.
  createVehicleModelConnector: ["region"],
  // An app must know what is to be connected.
  startVehicleOnboarding: ["make_id"],
};
