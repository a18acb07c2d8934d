/** An option is not valid for a query or a mutation. Thrown at once, before anything is requested. */
export class QueryOptionError extends TypeError {
  override readonly name = "QueryOptionError";
  readonly kind = "queryOption";
}
