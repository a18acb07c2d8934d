export { main as runCommand } from "./command.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
