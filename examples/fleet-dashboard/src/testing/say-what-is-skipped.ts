import { chromiumPath } from "./find-chromium.ts";

/** Said once for a whole run, so that a run without a browser does not look like a full one. */
export default function sayWhatIsSkipped(): void {
  if (!chromiumPath) {
    console.warn("No Chromium is installed: the tests of the dashboard in a browser are skipped.");
  }
}
