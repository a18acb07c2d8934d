/** Returns the same page of 25 vehicles for every request, with only `node:http`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { vehiclePage } from "../fixtures/wire.ts";
import { reportReady } from "./report-cpu.ts";

const { body, headers } = await vehiclePage();
const page = Buffer.from(body);
const server = createServer((_, response) => {
  response.writeHead(200, { ...headers, "content-length": page.length }).end(page);
});
server.listen(0, "127.0.0.1", () => reportReady((server.address() as AddressInfo).port));
