/**
 * Everything that this package imports from openapi-fetch and openapi-typescript: only types, no code. Both projects are
 * in maintenance mode; to replace them, replace this file. https://github.com/openapi-ts/openapi-typescript
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
