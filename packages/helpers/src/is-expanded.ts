/**
 * Whether a reference field holds the resource itself (`true`) or only its URL, or nothing (`false`). For
 * fields whose shape the types leave open, because the `expand` list was built at run time.
 *
 * @example
 * if (isExpanded(vehicle.user)) console.log(vehicle.user.email);
 */
export function isExpanded<Value>(value: Value): value is Extract<Value, object> {
  return typeof value === "object" && value !== null;
}
