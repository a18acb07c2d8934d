import { UsageError } from "../errors/usage-error.ts";
import { settings } from "./setting.ts";

/**
 * Turns the client's error about an option into a UsageError with the names of the flag and the variable. Returns any other
 * error unchanged.
 *
 *     user: expected "user" and 26 capital letters or digits
 *     → --user (EV_USER): expected "user" and 26 capital letters or digits
 */
export function toSettingError(error: unknown): unknown {
  const { message = "" } = Object(error) as Partial<Error>;
  const [, option, problem = ""] = /^(\w+): (.*)$/s.exec(message) ?? [];
  const setting = settings.find(({ key }) => key === (option === "auth" ? "token" : option));
  if (!setting) return error;
  const { flag, variable } = setting;
  // The command line has no flag for allowInsecureHttp, so drop the advice to use it.
  const text = problem.replace(" or with allowInsecureHttp", "");
  return new UsageError(`${flag} (${variable}): ${text}`, flag);
}
