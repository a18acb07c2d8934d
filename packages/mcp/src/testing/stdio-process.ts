/** Serves the test mock over stdio, as a separate process. The argument `writes` allows writes. */
import { mockToken } from "@ev-vehicles/mock";
import { serveStdio } from "../index.ts";
import { clientOf, testMock } from "./facts.ts";

const allowWrites = process.argv.includes("writes");
await serveStdio({ client: clientOf(testMock()), allowWrites, secrets: [mockToken] });
