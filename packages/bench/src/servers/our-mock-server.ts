/** Our mock with 10,000 vehicles and without a rate limit. The argument `check-responses` turns on response checks. */
import { startMockServer } from "@ev-vehicles/mock/node";
import { reportReady } from "./report-cpu.ts";

const checkResponses = process.argv[2] === "check-responses";
const { url } = await startMockServer({ port: 0, vehicles: 10_000, rateLimit: false, checkResponses });
reportReady(Number(new URL(url).port));
