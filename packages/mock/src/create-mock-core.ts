import { webhookTypes } from "@ev-vehicles/types";
import type { Hono } from "hono";
import { faultChooser } from "./faults/choose-faults.ts";
import { asFetchError, ConnectionReset } from "./faults/connection-reset.ts";
import { driverUserId } from "./fixtures/build-users.ts";
import { generateRecords } from "./fixtures/generate-records.ts";
import type { Backend } from "./http/backend.ts";
import { ResponseCache } from "./http/cache/response-cache.ts";
import { createApp } from "./http/create-app.ts";
import type { MockEnv } from "./http/mock-env.ts";
import { createBudgets } from "./http/rate-limit/budgets.ts";
import { randomSource } from "./identity/random.ts";
import { type MockSettings, readOptions, type VehiclesMockOptions } from "./mock-options.ts";
import { AuthorizationCodes } from "./oauth/authorization-codes.ts";
import { TokenStore } from "./oauth/token-store.ts";
import { linksByBase } from "./resources/links.ts";
import type { Api } from "./spec/api.ts";
import { bundledApi } from "./spec/bundled-api.ts";
import { createSandbox } from "./state/sandbox.ts";
import { createStateStore, type StateStore } from "./state/state-store.ts";
import { createClock, type ReadableClock } from "./time/mock-clock.ts";
import type { VehiclesMock } from "./vehicles-mock.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";

/** A mock, and what the Node server also needs: its app and the API that it serves. */
export interface MockCore {
  readonly mock: VehiclesMock;
  readonly app: Hono<MockEnv>;
  readonly api: Api;
}

/** The sandbox's data is static, so a small fleet is enough. */
const sandboxVehicles = 40;

/** Creates a mock. Tests may pass a changed API instead of the bundled one. */
export function createMockCore(options: VehiclesMockOptions, api: Api = bundledApi()): MockCore {
  const settings = readOptions(options);
  const clock = createClock(settings.now);
  const cache = new ResponseCache();
  const linksFor = linksByBase(settings.oddUrls);
  const store = createStateStore(
    settings,
    startMs(settings),
    () => cache.clear(),
    (type, id) => webhooks.emit(type, id),
  );
  const webhooks = createWebhookSender({
    fleet: store.fleet,
    clock,
    random: randomSource(settings.seed ^ 0x77656268),
    linksFor,
    target: settings.webhook,
  });
  if (settings.webhook?.sendOnStart) for (const type of webhookTypes) webhooks.emit(type);
  const app = createApp(api, createBackend(settings, clock, store, cache, linksFor));
  const mock: VehiclesMock = {
    app: app as unknown as Hono,
    clock,
    sendWebhook: webhooks.send,
    snapshot: store.snapshot,
    restore: store.restore,
    reset: store.reset,
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      try {
        return await app.fetch(request);
      } catch (error) {
        throw error instanceof ConnectionReset ? asFetchError(error) : error;
      }
    },
  };
  return { mock, app, api };
}

function createBackend(
  settings: MockSettings,
  clock: ReadableClock,
  store: StateStore,
  cache: ResponseCache,
  linksFor: Backend["linksFor"],
): Backend {
  const { acceptUnknownTokens, applications, checkResponses, cors, faults, rateLimits } = settings;
  const { sandbox, seed } = settings;
  const [application] = applications;
  const nowMs = (): number => clock.nowMs;
  const tokens = new TokenStore(nowMs, randomSource(seed ^ 0x746f6b65));
  const codes = new AuthorizationCodes(nowMs);
  const sandboxFleet = lazy(() =>
    createSandbox(generateRecords(sandboxVehicles, seed, startMs(settings)), driverUserId),
  );
  return {
    fleet: (inSandbox) => (inSandbox ? sandboxFleet() : store.fleet()),
    clock,
    cache,
    budgets: createBudgets(rateLimits, nowMs),
    random: randomSource(seed),
    tokens: { tokens, application, acceptUnknown: acceptUnknownTokens, sandbox },
    oauth: { applications, tokens, codes },
    faults: faultChooser(faults, randomSource(seed ^ 0x6661756c)),
    linksFor,
    checkResponses,
    cors,
  };
}

function lazy<Value extends object>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}

/** The start time in milliseconds since 1970. The clock already runs, so its time would generate a different fleet. */
function startMs({ now }: MockSettings): number {
  return new Date(now).getTime();
}
