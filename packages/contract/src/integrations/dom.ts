/**
 * A document of happy-dom for React to render into. Import this module before those that read `window` while they load,
 * such as SWR. `fetch`, `Request` and `Response` stay Node's.
 */
import { Window } from "happy-dom";

const window = new Window({ url: "http://127.0.0.1/" });
Object.assign(globalThis, { window, document: window.document });
