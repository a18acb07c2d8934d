import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";

const size = 230;
const [, , site] = process.argv;
const { url } = await startMockServer({ port: 0, vehicles: size, rateLimit: false, site });
console.log(JSON.stringify({ baseUrl: url, token: mockToken, size }));
