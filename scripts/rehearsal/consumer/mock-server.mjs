import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";

const size = 230;
const { url } = await startMockServer({ port: 0, vehicles: size, rateLimit: false });
console.log(JSON.stringify({ baseUrl: url, token: mockToken, size }));
