/** Our mock as its command starts it, but without a budget. An argument turns checks of its answers on. */
import { startMockServer } from "@ev-vehicles/mock/node";
import { reportReady } from "./report-cpu.ts";

const checkAnswers = process.argv[2] === "check-answers";
const { url } = await startMockServer({ port: 0, vehicles: 10_000, rateLimit: false, checkAnswers });
reportReady(Number(new URL(url).port));
