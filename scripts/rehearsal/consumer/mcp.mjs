import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { getDefaultEnvironment, StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { check } from "./check.mjs";

/** Starts `ev-vehicles mcp` as an MCP client does, lists its tools, and reads five vehicles. */
const [, , baseUrl, token] = process.argv;
const bin = fileURLToPath(new URL("node_modules/@ev-vehicles/cli/bin/ev-vehicles.js", import.meta.url));
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [bin, "mcp"],
  env: {
    ...getDefaultEnvironment(),
    EV_BASE_URL: baseUrl,
    EV_TOKEN: token,
    // Keeps the command from reading a configuration file on this machine.
    XDG_CONFIG_HOME: fileURLToPath(new URL(".", import.meta.url)),
  },
});
const client = new Client({ name: "rehearsal", version: "1.0.0" });
await client.connect(transport);
try {
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name);
  check(names.includes("list_all"), `the tools are ${names.join(", ")}, without list_all`);

  const args = { id: "listVehicles", fields: ["id", "user.email"], limit: 5 };
  const { content, isError } = await client.callTool({ name: "list_all", arguments: args });
  const text = content.map((part) => part.text ?? "").join("\n");
  check(!isError, `list_all failed: ${text}`);
  // ["vhcl01H7M6ETZWF057J6W0ZMDSGPPR","alex.fleet@example.com"]
  const rows = text.match(/^\["vhcl[A-Z\d]{26}","[^"]+@[^"]+"\]$/gm) ?? [];
  check(new Set(rows).size === 5, `expected five vehicles with email addresses:\n${text}`);
  console.log(`${names.length} tools; list_all returned ${rows.length} vehicles with email addresses`);
} finally {
  await client.close();
}
