/** The invariants that must hold in every world, by name. */
export const invariants = {
  "every item once":
    "A walk returns each item that existed throughout exactly once, in the list's order, and no item that never existed.",
  "a write takes effect once":
    "A write takes effect at most once, and no error denies a write that took effect.",
  "the budget is respected":
    "The API rejects no request of a client that is the only user of the budget, except for single probes.",
  "a pause is respected": "While the API requires a pause, no request that uses the budget is sent.",
  "a call ends in time": "Each call ends within 50 ms of its time limit or its caller's abort.",
  "nothing is left over": "When all calls have ended, no slot, timer, listener or lock is left.",
  "no waiter is forgotten": "When a slot is released, the client asks the store again for waiting calls.",
  "tokens go only to the API":
    "Requests go only to the API's origin, and no error, event or URL contains a token.",
  "each request has an end event":
    "Each `request` event has one `response` or `failure`, each `callStart` its `callEnd`.",
  "an export equals the list": "An exported file contains the items of the list.",
  "refresh tokens are not lost":
    "A received refresh token is used once and saved: the process continues with it, and storage contains it in the end.",
  "users are isolated": "No call returns another user's data or the response to another call.",
  "errors are the client's": "A call fails only with the client's errors, and no rejection goes unhandled.",
} as const satisfies Record<string, string>;

export type InvariantName = keyof typeof invariants;
