/** Prints a session between the SDK's client and the server, on a mock: every call of the twelve tasks in the tests. */
import { fileURLToPath } from "node:url";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { connectAgent } from "../src/testing/agent.ts";
import { readFacts, testMock } from "../src/testing/facts.ts";
import { tasks } from "../src/testing/tasks.ts";

const script = fileURLToPath(new URL("../src/testing/stdio-process.ts", import.meta.url));
const agent = await connectAgent(
  new StdioClientTransport({ command: process.execPath, args: [script, "writes"] }),
);
const facts = await readFacts(testMock());
const { tools } = await agent.client.listTools();
const size = JSON.stringify(tools).length;
console.log(
  `${tools.length} tools, ${size} characters, about ${Math.ceil(size / 4)} tokens of four characters\n`,
);

for (const { name, run } of tasks) {
  const before = agent.calls.length;
  const outcome = await run(agent, facts);
  const calls = agent.calls.slice(before);
  console.log(`# ${name}: ${calls.length} ${calls.length === 1 ? "call" : "calls"}`);
  for (const { args, response, tool } of calls) {
    console.log(`→ ${tool} ${JSON.stringify(args)}`);
    console.log(`← ${shorten(JSON.stringify(response.about))}`);
    if (response.text !== "")
      console.log(`  data, ${response.text.length} characters: ${shorten(response.text)}`);
  }
  console.log(`= ${shorten(JSON.stringify(outcome))}\n`);
}
await agent.client.close();

function shorten(text: string): string {
  const line = text.replaceAll("\n", " ⏎ ");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
