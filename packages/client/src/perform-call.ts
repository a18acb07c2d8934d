import { accessToken } from "./access-token.ts";
import { attempt, type Call } from "./attempt.ts";
import type { ApiError } from "./errors/api-error.ts";
import { readRateLimit } from "./rate-limit.ts";
import type { Result } from "./result.ts";
import { serializePath } from "./serialize-path.ts";
import type { RawOptions, Settings } from "./settings.ts";
import { within } from "./time-limit.ts";

/** A call from its options to its result. */
export async function performCall(
  settings: Settings,
  user: string | undefined,
  method: string,
  path: string,
  options: RawOptions = {},
): Promise<Result<unknown, ApiError>> {
  const { auth, timeoutMs } = settings;
  const call: Call = { method, path, name: `${method} ${path}`, options, user };
  // openapi-fetch fills in nothing where no path parameters are given at all.
  if (!options.params?.path) serializePath(path);
  const signal = options.signal ?? undefined;
  const token = typeof auth === "function" ? await accessToken(auth, {}) : auth;
  const result = await within({ call: call.name, signal, timeoutMs }, (signal) =>
    attempt(settings, call, token, signal),
  );
  settings.rateLimit = readRateLimit(result.response.headers) ?? settings.rateLimit;
  return result;
}
