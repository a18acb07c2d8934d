/** A server over stdio before the test mock, as a process of its own; `writes` as an argument allows writes. */
import { mockToken } from "@ev-vehicles/mock";
import { serveStdio } from "../index.ts";
import { clientOf, testMock } from "./facts.ts";

const allowWrites = process.argv.includes("writes");
await serveStdio({ client: clientOf(testMock()), allowWrites, secrets: [mockToken] });
