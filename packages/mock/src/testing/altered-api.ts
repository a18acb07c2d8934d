import type { OpenApiDocument } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
  namedValidators,
} from "@ev-vehicles/openapi/validators";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };
import { createMockCore } from "../create-mock-core.ts";
import type { VehiclesMockOptions } from "../mock-options.ts";
import { type Api, readApi } from "../spec/api.ts";
import type { VehiclesMock } from "../vehicles-mock.ts";

/** A document whose paths a test can change. */
type MutableDocument = Omit<OpenApiDocument, "paths"> & { paths: Record<string, object> };

/** A mock of the bundled description with a change. Its validators are compiled here instead of at build time. */
export function alteredMock(
  change: (document: MutableDocument) => void,
  options: VehiclesMockOptions = {},
): VehiclesMock {
  const document = structuredClone(bundled) as unknown as MutableDocument;
  change(document);
  return createMockCore(
    { checkResponses: true, rateLimit: false, ...options },
    apiOf(document as OpenApiDocument),
  ).mock;
}

function apiOf(document: OpenApiDocument): Api {
  const validators = compileValidators(document);
  const { operations } = readApi(document, {}, () => Promise.resolve({}));
  return readApi(document, namedValidators(validators, namedRequestSchemas(document, operations)), () =>
    Promise.resolve(namedValidators(validators, namedResponseSchemas(operations))),
  );
}
