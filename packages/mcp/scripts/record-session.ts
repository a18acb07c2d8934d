/** Prints a session of the SDK's client with the server before the mock: the twelve tasks of the tests, call by call. */
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
  `${tools.length} tools, ${size} characters, some ${Math.ceil(size / 4)} tokens of four characters\n`,
);

for (const { name, run } of tasks) {
  const before = agent.calls.length;
  const outcome = await run(agent, facts);
  const calls = agent.calls.slice(before);
  console.log(`# ${name}: ${calls.length} ${calls.length === 1 ? "call" : "calls"}`);
  for (const { answer, given, tool } of calls) {
    console.log(`→ ${tool} ${JSON.stringify(given)}`);
    console.log(`← ${shortly(JSON.stringify(answer.about))}`);
    if (answer.text !== "") console.log(`  data, ${answer.text.length} characters: ${shortly(answer.text)}`);
  }
  console.log(`= ${shortly(JSON.stringify(outcome))}\n`);
}
await agent.client.close();

function shortly(text: string): string {
  const line = text.replaceAll("\n", " ⏎ ");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
