import { describe, expect, test } from "vitest";
import { readCommand } from "../node/command-options.ts";

const url = "http://127.0.0.1:3000/webhooks";
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

describe("the flags of the command", () => {
  test("set where events are posted, with URLs of the server that the command starts", () => {
    const args = ["--webhook-url", url, "--webhook-secret", secret];
    const webhook = { url, secret, sendOnStart: true };
    const withBase = (...more: string[]) => readCommand([...args, ...more]);
    expect(withBase()).toMatchObject({
      options: { webhook: { ...webhook, baseUrl: "http://127.0.0.1:4010/v2" } },
    });
    expect(withBase("--port", "5000", "--hostname", "::1")).toMatchObject({
      options: { webhook: { ...webhook, baseUrl: "http://[::1]:5000/v2" } },
    });
    expect(withBase("--port", "0")).toEqual({ kind: "serve", options: { port: 0, webhook } });
  });

  test.each([
    [["--webhook-url", url], "belong together"],
    [["--webhook-secret", secret], "belong together"],
    [["--webhook-url", "ftp://x", "--webhook-secret", secret], "--webhook-url ftp://x"],
    [["--webhook-url", "nowhere", "--webhook-secret", secret], "--webhook-url nowhere"],
    [["--webhook-url", url, "--webhook-secret", "whsec_"], "--webhook-secret: expected"],
    [["--webhook-url", url, "--webhook-secret", "not base64!"], "--webhook-secret: expected"],
  ])("%j is an error that names the flag", (args, named) => {
    expect(readCommand(args)).toMatchObject({ kind: "mistake", message: expect.stringContaining(named) });
  });
});
