import type { BudgetOptions, VehiclesClientOptions } from "./vehicles-client-options.ts";

/** What a derived client cannot change: where the token goes, and what all of them share. */
type Fixed = "allowInsecureHttp" | "auth" | "baseUrl" | "budget";

type Overridable = {
  [Name in keyof VehiclesClientOptions as Exclude<Name, Fixed>]?: VehiclesClientOptions[Name] | undefined;
};

/** What a derived client can set anew. What is left out or `undefined` stays as the client has it. */
export interface ClientOverrides extends Overridable {
  /**
   * Another bucket of the same store, or `false` to neither wait for a budget nor count calls in it.
   * @default the client's `budget`
   */
  readonly budget?: Pick<BudgetOptions, "bucket"> | false | undefined;
}
