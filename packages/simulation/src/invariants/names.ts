/** What must hold in every world, by name. */
export const invariants = {
  "every item once":
    "A walk gives each item that existed throughout exactly once, in the list's order, and none that never existed.",
  "a write acts once":
    "A write acts at most once, and if it has acted its caller is not told that it has not.",
  "the budget holds":
    "The API rejects no request of a client that has the budget to itself, except for a probe that is sent alone.",
  "a pause is kept": "While the API asks for a pause, no request of the budget is sent.",
  "a call ends in time":
    "No call outlives its time limit, or its caller's abort, by more than 50 ms; each call ends.",
  "nothing is left over": "When all calls have ended, no slot, timer, listener or lock is left.",
  "no waiter is forgotten": "When a slot is free again, the store is asked for those that wait.",
  "a token stays at home":
    "Requests go to their own origin alone, and a token appears nowhere else: in no error, event or URL.",
  "each request has its end":
    "Each `request` event has one `response` or `failure`, each `callStart` its `callEnd`.",
  "an export equals the list": "The file of an export holds what the list held.",
  "a refresh token is kept":
    "A refresh token that has arrived is used and saved: the process goes on with it, and storage has it in the end.",
  "users are apart": "Nobody sees another user's data.",
  "errors are the client's": "A call fails only with the client's errors, and no rejection goes unhandled.",
} as const satisfies Record<string, string>;

export type InvariantName = keyof typeof invariants;
