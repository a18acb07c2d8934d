import type { EventCall } from "../events/client-event.ts";
import type { BudgetSlot } from "../rate-limit/budget-store.ts";
import type { RawOptions } from "./raw-options.ts";
import type { Settings } from "./settings.ts";

/** One call while it is under way. */
export interface Call {
  readonly settings: Settings;
  /** Method and path as the description has them. */
  readonly info: EventCall;
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly name: string;
  readonly options: RawOptions;
  /** The id of the user to act as. */
  readonly user: string | undefined;
  /** When its time is over, in milliseconds since 1970. */
  readonly endsAt: number;
  token: string | undefined;
  slot?: BudgetSlot;
  /** How often it was sent, the attempt under way included. */
  sent: number;
}
