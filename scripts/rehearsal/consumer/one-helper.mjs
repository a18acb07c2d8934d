import { isExpanded } from "@ev-vehicles/helpers";

console.log(isExpanded(globalThis.value));
