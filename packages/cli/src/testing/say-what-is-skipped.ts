import { hasScript } from "./find-script.ts";

/** Said once for a whole run, so that a run without a terminal does not look like a full one. */
export default function sayWhatIsSkipped(): void {
  if (!hasScript) console.warn("No command `script` is installed: the tests on a terminal are skipped.");
}
