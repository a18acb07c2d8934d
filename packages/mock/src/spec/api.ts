import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";

/** Validators by the names that `namedRequestSchemas` and `namedResponseSchemas` give to their schemas. */
export type NamedValidators = Readonly<Record<string, Validator>>;

/** The API that a mock serves: its description, and the validators that were compiled from it. */
export interface Api {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  /** The paths of the description's servers: `/v2`, and the longer path of the vendor's public mock. */
  readonly basePaths: readonly string[];
  readonly requests: NamedValidators;
  /** Loads the validators of responses, which only the option `checkResponses` needs. */
  readonly responses: () => Promise<NamedValidators>;
}

/** Reads a description. The validators are parameters, because they are compiled when the package is built. */
export function readApi(
  document: OpenApiDocument,
  requests: NamedValidators,
  responses: () => Promise<NamedValidators>,
): Api {
  const basePaths = (document.servers ?? [{ url: "/" }]).map(({ url }) =>
    new URL(url, "https://server.invalid").pathname.replace(/\/$/, ""),
  );
  return {
    document,
    operations: readOperations(document),
    basePaths: [...new Set(basePaths)],
    requests,
    responses,
  };
}
