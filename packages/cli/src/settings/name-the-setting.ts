import { UsageError } from "../errors/usage-error.ts";
import { settings } from "./setting.ts";

/**
 * The client's complaint about an option, by the names that the command line has for it.
 *
 *     user: expected "user" and 26 capitals or digits → --user (EV_USER): expected "user" and 26 capitals or digits
 */
export function nameTheSetting(error: unknown): unknown {
  const { message = "" } = Object(error) as Partial<Error>;
  const [, option, complaint = ""] = /^(\w+): (.*)$/s.exec(message) ?? [];
  const setting = settings.find(({ key }) => key === (option === "auth" ? "token" : option));
  if (!setting) return error;
  const { flag, variable } = setting;
  // A switch of the library that no flag has.
  const text = complaint.replace(" or with allowInsecureHttp", "");
  return new UsageError(`${flag} (${variable}): ${text}`, flag);
}
