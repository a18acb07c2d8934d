import type { Fleet } from "../state/fleet.ts";
import type { Links } from "./links.ts";

/** What is needed to write a record as an answer: the records it refers to, and the URLs. */
export interface View {
  readonly fleet: Fleet;
  readonly links: Links;
}
