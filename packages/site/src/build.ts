import { fileURLToPath } from "node:url";
import { buildSite } from "./build-site.ts";
import { places } from "./places.ts";

await buildSite(places.output);
console.log(`The site is in ${fileURLToPath(places.output)}`);
