import type { Fleet } from "../state/fleet.ts";
import type { Links } from "./links.ts";

/** What is needed to turn a record into JSON: the records that it refers to, and the URLs. */
export interface View {
  readonly fleet: Fleet;
  readonly links: Links;
  /** The caller's OAuth application. As in the API, it and the acting user are part of every `onboarding_url`. */
  readonly caller?: { readonly clientId?: string };
  readonly actingUserId?: string | undefined;
}
