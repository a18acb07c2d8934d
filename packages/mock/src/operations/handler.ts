import type { operations } from "@ev-vehicles/types";
import type { Caller } from "../http/caller/caller.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import type { View } from "../resources/view.ts";
import type { HandlerResponse } from "../responses/handler-response.ts";
import type { OperationId } from "../spec/operation-id.ts";
import type { ReadableClock } from "../time/mock-clock.ts";

/** The input of a request, validated and typed by the API description. */
export interface OperationInput<Id extends OperationId> {
  readonly path: NonNullable<operations[Id]["parameters"]["path"]>;
  readonly query: NonNullable<operations[Id]["parameters"]["query"]>;
  /** The operation's own headers, without those that every operation has. */
  readonly header: NonNullable<operations[Id]["parameters"]["header"]>;
  readonly body: BodyOf<operations[Id]>;
  readonly expand: ExpandTree;
}

type BodyOf<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : undefined;

/** What a handler needs besides its input: the caller, the state, and how to write URLs. */
export interface RequestContext extends View {
  readonly operationId: OperationId;
  readonly caller: Caller;
  /** The user that the request acts as; if undefined, the request sees everything that the application sees. */
  readonly actingUserId: string | undefined;
  readonly clock: ReadableClock;
  /** Returns 32 repeatable random bits, for new ids. */
  readonly random: () => number;
  /** The URL of the list without its query, for `Link`. */
  readonly listUrl: string;
  /** The query as it was sent, for `Link`. */
  readonly rawQuery: URLSearchParams;
}

/** The JSON of an operation's successful response. */
type SuccessOf<Id extends OperationId> = JsonOf<SuccessResponses<operations[Id]["responses"]>>;

type SuccessResponses<Responses> = Responses[keyof Responses & (200 | 201)];

type JsonOf<Response> = Response extends { content: { "application/json": infer Body } } ? Body : never;

/** Handles one operation. To respond with an error, it throws a `ProblemError`. */
export type Handler<Id extends OperationId> = (
  input: OperationInput<Id>,
  context: RequestContext,
) => HandlerResponse<SuccessOf<Id>> | Promise<HandlerResponse<SuccessOf<Id>>>;

/** Handlers by operation; an operation without one returns the description's examples. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };
