import { AnswerCache } from "./http/answer-cache.ts";
import { createBudgets } from "./http/budgets.ts";
import { answerCheck } from "./http/check-answer.ts";
import { createResponder, type Responder } from "./http/responder.ts";
import { randomSource } from "./identity/random.ts";
import { readOptions, type VehiclesMockOptions } from "./mock-options.ts";
import { fleetOf, makeUpRecords } from "./state/fleet.ts";
import { createClock } from "./time/mock-clock.ts";
import type { VehiclesMock } from "./vehicles-mock.ts";

/** A mock together with what its listeners need: a way to say where a request comes from. */
export interface MockCore {
  readonly mock: VehiclesMock;
  readonly respond: Responder;
}

/** Where a request comes from when it never went over a network. */
const inProcess = "127.0.0.1";

export function createMockCore(options: VehiclesMockOptions): MockCore {
  const settings = readOptions(options);
  const clock = createClock(settings.now);
  const fleet = fleetOf(makeUpRecords(settings.vehicles, settings.seed, clock.nowMs));
  const respond = createResponder({
    fleet: () => fleet,
    clock,
    budgets: createBudgets(settings.rateLimits, () => clock.nowMs),
    chance: randomSource(settings.seed),
    cache: new AnswerCache(),
    checkAnswer: settings.checkAnswers ? answerCheck() : undefined,
  });
  const mock: VehiclesMock = {
    clock,
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return respond(request, inProcess);
    },
  };
  return { mock, respond };
}
