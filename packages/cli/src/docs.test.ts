import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shellQuote } from "./input/shell-quote.ts";

const run = promisify(execFile);
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const home = mkdtempSync(join(tmpdir(), "ev-vehicles-docs-"));
let server: MockServer;

beforeAll(async () => {
  server = await startMockServer({ port: 0 });
  // Put the command on the PATH under its own name, as an installation does.
  const command = `#!/bin/sh\nexec ${shellQuote(process.execPath)} ${shellQuote(pathOf("../bin/ev-vehicles.js"))} "$@"\n`;
  writeFileSync(join(home, "ev-vehicles"), command);
  chmodSync(join(home, "ev-vehicles"), 0o755);
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

/** Lines to skip: they install the command or start a server, which other tests do. */
const skipped = /^(npm install|ev-vehicles mock)\b/;

test.each(["../README.md", "../../../docs/cli.md"])(
  "the shell commands in %s succeed, and print the messages that their comments show",
  async (file) => {
    const text = readFileSync(pathOf(file), "utf8");
    const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
    const lines = blocks.join("\n").split("\n");
    const script = lines.filter((line) => !skipped.test(line)).join("\n");
    const { stderr, stdout } = await run(
      "bash",
      ["-euo", "pipefail", "-c", script.replaceAll("http://127.0.0.1:4010/v2", server.url)],
      {
        cwd: home,
        env: { PATH: `${home}:${process.env.PATH}`, HOME: home },
        timeout: 110_000,
      },
    );
    expect(stdout).toContain("requests left");
    expect(stderr).toContain(", complete");
    for (const [, message = ""] of text.matchAll(/^# (ev-vehicles: .*)$/gm))
      expect(stderr).toContain(message);
  },
  120_000,
);
