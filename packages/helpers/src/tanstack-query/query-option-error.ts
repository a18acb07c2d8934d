/** An option that a query or a mutation can't be made with. Thrown at once, before anything is requested. */
export class QueryOptionError extends TypeError {
  override readonly name = "QueryOptionError";
  readonly kind = "queryOption";
}
