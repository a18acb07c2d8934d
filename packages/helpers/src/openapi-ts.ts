/**
 * All that this package takes of openapi-fetch and openapi-typescript: types alone, no code. Both are in maintenance mode, so
 * whatever replaces them replaces this file. https://github.com/openapi-ts/openapi-typescript
 */
export type {
  Client,
  ClientOptions,
  DefaultParamsOption,
  FetchOptions,
  ParseAsResponse,
  RequestBodyOption,
} from "openapi-fetch";
export type {
  GetResponseContent,
  HttpMethod,
  MediaType,
  PathsWithMethod,
  RequiredKeysOf,
  SuccessResponse,
} from "openapi-typescript-helpers";
