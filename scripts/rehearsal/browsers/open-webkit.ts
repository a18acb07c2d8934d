import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "@ev-vehicles/testing/free-port";
import { stop } from "../stop.ts";
import { type Browser, stepTimeoutMs } from "./open-browser.ts";

/** The programs of Debian's packages `webkit2gtk-driver` and `xvfb`. */
interface WebKitPrograms {
  readonly driver: string;
  readonly display: string;
}

/**
 * Starts WebKitGTK's MiniBrowser and controls it over WebDriver. MiniBrowser has no headless mode, so it gets a virtual
 * display.
 *
 * @see https://www.w3.org/TR/webdriver2/
 */
export async function openWebKit(programs: WebKitPrograms): Promise<Browser> {
  const xvfb = spawn(programs.display, ["-displayfd", "1", "-screen", "0", "1280x800x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const port = await freePort();
  const driver = spawn(programs.driver, ["--host=127.0.0.1", `--port=${port}`], {
    // WebKit's sandbox needs user namespaces, which containers do not have.
    env: { ...process.env, DISPLAY: await displayOf(xvfb), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    stdio: "ignore",
  });
  const stopAll = async () => {
    await stop(driver);
    await stop(xvfb);
  };
  try {
    return await startSession(`http://127.0.0.1:${port}`, driver, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Xvfb chooses a free display and prints its number. */
async function displayOf(xvfb: ChildProcess): Promise<string> {
  if (!xvfb.stdout) throw new Error("Xvfb was started without a pipe for its standard output.");
  const [number] = await Promise.race([
    once(createInterface(xvfb.stdout), "line"),
    once(xvfb, "exit").then(([code]) =>
      Promise.reject(new Error(`Xvfb exited with code ${code} before it had a display.`)),
    ),
  ]);
  return `:${number}`;
}

async function startSession(
  server: string,
  driver: ChildProcess,
  stopAll: () => Promise<void>,
): Promise<Browser> {
  await untilReady(server, driver);
  const timeouts = { script: stepTimeoutMs, pageLoad: stepTimeoutMs };
  const session = (await send(`${server}/session`, "POST", {
    capabilities: { alwaysMatch: { timeouts } },
  })) as { readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } };
  const url = `${server}/session/${session.sessionId}`;
  return {
    version: session.capabilities.browserVersion,
    goto: async (page) => void (await send(`${url}/url`, "POST", { url: page })),
    runTrial: (name) =>
      send(`${url}/execute/async`, "POST", {
        script: "const [name, done] = arguments; runTrial(name).then(done);",
        args: [name],
      }),
    close: async () => {
      await send(url, "DELETE");
      await stopAll();
    },
  };
}

async function untilReady(server: string, driver: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (driver.exitCode !== null)
      throw new Error(`WebKitWebDriver exited with code ${driver.exitCode} before it was ready.`);
    const response = await fetch(`${server}/status`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("WebKitWebDriver did not start within 30 seconds.");
}

/** Sends a WebDriver command. The value of an error response is `{ error, message }`. */
async function send(url: string, method: "POST" | "DELETE", body?: unknown): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(stepTimeoutMs) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(`WebKitWebDriver: ${error}: ${message}`);
}
