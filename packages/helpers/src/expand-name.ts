/**
 * The names that an operation offers in its `expand` parameter, as the description lists them.
 *
 * @example
 * type Names = ExpandName<operations["listVehicleTrims"]>;
 * //=> "model" | "model.make"
 */
export type ExpandName<Operation> = Operation extends {
  parameters: { query?: { expand?: readonly (infer Name)[] } };
}
  ? Extract<Name, string>
  : never;
