/**
 * Whether a reference field contains the resource itself (`true`), or only its URL or null (`false`). Use it for fields
 * whose type is a union because the `expand` list was built at run time.
 *
 * @example
 * if (isExpanded(vehicle.user)) console.log(vehicle.user.email);
 */
export function isExpanded<Value>(value: Value): value is Extract<Value, object> {
  return typeof value === "object" && value !== null;
}
