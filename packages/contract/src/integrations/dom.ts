/**
 * A document for React to render in, from happy-dom. Import it before anything that asks for `window` when it is
 * loaded, as SWR does. `fetch`, `Request` and `Response` stay Node's.
 */
import { Window } from "happy-dom";

const window = new Window({ url: "http://127.0.0.1/" });
Object.assign(globalThis, { window, document: window.document });
