import { webhookTypes } from "@ev-vehicles/types";
import { faultChooser } from "./faults/choose-faults.ts";
import { asFetchError, ConnectionReset } from "./faults/connection-reset.ts";
import { driverUserId } from "./fixtures/build-users.ts";
import { AnswerCache } from "./http/answer-cache.ts";
import { createBudgets } from "./http/budgets.ts";
import { answerCheck } from "./http/check-answer.ts";
import { type Backend, createResponder, type Responder } from "./http/responder.ts";
import { randomSource } from "./identity/random.ts";
import { type MockSettings, readOptions, type VehiclesMockOptions } from "./mock-options.ts";
import { AuthorizationCodes } from "./oauth/authorization-codes.ts";
import { createOAuthResponder } from "./oauth/oauth-responder.ts";
import { TokenStore } from "./oauth/token-store.ts";
import { linksByBase } from "./resources/links-by-base.ts";
import { makeUpRecords } from "./state/fleet.ts";
import { sandboxOf } from "./state/sandbox.ts";
import { createStateKeeper, type StateKeeper } from "./state/state-keeper.ts";
import { createClock, type ReadableClock } from "./time/mock-clock.ts";
import type { VehiclesMock } from "./vehicles-mock.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";

/** A mock together with what its listeners need: a way to say where a request comes from. */
export interface MockCore {
  readonly mock: VehiclesMock;
  readonly respond: Responder;
}

/** Where a request comes from when it never went over a network. */
const inProcess = "127.0.0.1";

/** The sandbox's data is static, so it can be small. */
const sandboxVehicles = 40;

export function createMockCore(options: VehiclesMockOptions): MockCore {
  const settings = readOptions(options);
  const clock = createClock(settings.now);
  const cache = new AnswerCache();
  const linksOf = linksByBase(settings.oddUrls);
  const keeper = createStateKeeper(
    settings,
    startOf(settings),
    () => cache.clear(),
    (type, id) => webhooks.announce(type, id),
  );
  const webhooks = createWebhookSender({
    fleet: keeper.fleet,
    clock,
    chance: randomSource(settings.seed ^ 0x77656268),
    linksOf,
    target: settings.webhook,
  });
  if (settings.webhook?.sendOnStart) for (const type of webhookTypes) webhooks.announce(type);
  const respond = createMockResponder(settings, clock, keeper, cache, linksOf);
  const mock: VehiclesMock = {
    clock,
    sendWebhook: webhooks.send,
    snapshot: keeper.snapshot,
    restore: keeper.restore,
    reset: keeper.reset,
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      try {
        return await respond(request, inProcess);
      } catch (error) {
        throw error instanceof ConnectionReset ? asFetchError(error) : error;
      }
    },
  };
  return { mock, respond };
}

function createMockResponder(
  settings: MockSettings,
  clock: ReadableClock,
  keeper: StateKeeper,
  cache: AnswerCache,
  linksOf: Backend["linksOf"],
): Responder {
  const { acceptUnknownTokens, applications, checkAnswers, faults, rateLimits, sandbox, seed } = settings;
  const [application] = applications;
  const nowMs = (): number => clock.nowMs;
  const tokens = new TokenStore(nowMs, randomSource(seed ^ 0x746f6b65));
  const codes = new AuthorizationCodes(nowMs);
  const sandboxFleet = lazily(() =>
    sandboxOf(makeUpRecords(sandboxVehicles, seed, startOf(settings)), driverUserId),
  );
  return createResponder({
    fleet: (inSandbox) => (inSandbox ? sandboxFleet() : keeper.fleet()),
    clock,
    cache,
    budgets: createBudgets(rateLimits, nowMs),
    chance: randomSource(seed),
    tokens: { tokens, application, acceptUnknown: acceptUnknownTokens, sandbox },
    oauth: createOAuthResponder({ applications, tokens, codes }, keeper.fleet),
    faults: faultChooser(faults, randomSource(seed ^ 0x6661756c)),
    linksOf,
    checkAnswer: checkAnswers ? answerCheck() : undefined,
  });
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Milliseconds since 1970. The clock would not do: it may have moved on, and the fleet would be another one. */
function startOf({ now }: MockSettings): number {
  return new Date(now).getTime();
}
