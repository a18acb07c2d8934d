/** What a call resolves to: data, or an error status. */
export type Result<Data, Failure> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Failure; readonly response: Response };

/** The data of a result. */
export type DataOf<AnyResult> = AnyResult extends { readonly error?: never; readonly data: infer Data }
  ? Data
  : never;
