import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A Chromium that a package manager installed; undefined where there is none. */
export const chromiumPath: string | undefined = places.find((path) => existsSync(path));
