import type { operations } from "@ev-vehicles/types";
import type { Caller } from "../http/caller.ts";
import type { HandlerResponse } from "../http/handler-response.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import type { View } from "../resources/view.ts";
import type { OperationId } from "../spec/operation.ts";
import type { ReadableClock } from "../time/mock-clock.ts";

/** The input of a request, checked and typed by the description. */
export interface OperationInput<Id extends OperationId> {
  readonly path: NonNullable<operations[Id]["parameters"]["path"]>;
  readonly query: NonNullable<operations[Id]["parameters"]["query"]>;
  /** Its headers, except those that every operation has. */
  readonly header: NonNullable<operations[Id]["parameters"]["header"]>;
  readonly body: BodyOf<operations[Id]>;
  readonly expand: ExpandTree;
}

type BodyOf<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : undefined;

/** What else a handler needs: the caller, the state, and how to write URLs. */
export interface RequestContext extends View {
  readonly operationId: OperationId;
  readonly caller: Caller;
  /** The user that the request acts as; without one it sees everything that the application sees. */
  readonly actingUserId: string | undefined;
  readonly clock: ReadableClock;
  /** Returns 32 repeatable random bits, for new ids. */
  readonly chance: () => number;
  /** The URL of the list without its query, and the original query: what `Link` is made of. */
  readonly listUrl: string;
  readonly rawQuery: URLSearchParams;
}

/** The JSON of an operation's successful response. */
export type SuccessOf<Id extends OperationId> = JsonOf<SuccessResponses<operations[Id]["responses"]>>;

type SuccessResponses<Responses> = Responses[keyof Responses & (200 | 201)];

type JsonOf<Response> = Response extends { content: { "application/json": infer Body } } ? Body : never;

/** Handles one operation; an error response is thrown as a `ProblemError`. */
export type Handler<Id extends OperationId> = (
  input: OperationInput<Id>,
  context: RequestContext,
) => HandlerResponse<SuccessOf<Id>> | Promise<HandlerResponse<SuccessOf<Id>>>;
