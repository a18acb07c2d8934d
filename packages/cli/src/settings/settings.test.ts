import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";
import { resolveSettings } from "./resolve-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: unknown, mode = 0o600): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

describe("settings", () => {
  test("flags take precedence over environment variables, and environment variables over the configuration file", () => {
    const config = file({ baseUrl: "https://file.example", user: "file", token: "file" });
    const env = { EV_USER: "environment", EV_TOKEN: "environment" };
    expect(resolveSettings({ token: "flag" }, env, config)).toEqual({
      baseUrl: "https://file.example",
      user: "environment",
      token: "flag",
    });
  });

  test("if both a token and client credentials are set, those with the higher precedence are used", () => {
    const config = file({ clientId: "id", clientSecret: "secret" });
    expect(resolveSettings({}, { EV_TOKEN: "token" }, config)).toEqual({ token: "token" });
    const env = { EV_CLIENT_SECRET: "secret", EV_TOKEN: "token" };
    expect(resolveSettings({ clientId: "id" }, env, undefined)).toEqual({
      clientId: "id",
      clientSecret: "secret",
    });
  });

  test("a client ID without a client secret, or a client secret without a client ID, is an error", () => {
    expect(() => resolveSettings({ clientId: "id" }, {}, undefined)).toThrow(
      "--client-id needs --client-secret",
    );
    expect(() => resolveSettings({ clientSecret: "s" }, {}, undefined)).toThrow(
      "--client-secret needs --client-id",
    );
  });
});

describe("the configuration file", () => {
  test.each(["644", "640", "604", "660"])(
    "a configuration file with mode %s is rejected, because other users have access to it",
    (mode) => {
      const path = file({ token: "s3cret-token" }, Number.parseInt(mode, 8));
      expect(() => resolveSettings({}, {}, path)).toThrow(`Run: chmod 600 ${path}`);
    },
  );

  test("the error about an invalid configuration file does not show the file's content", async () => {
    for (const content of [
      '{"token": s3cret-token}',
      '["s3cret-token"]',
      { tokn: "s3cret-token" },
      { token: 1 },
    ]) {
      const { exitCode, stderr } = await commandLine().ev(["list-vehicles", "--config", file(content)]);
      expect(exitCode).toBe(2);
      expect(stderr).not.toContain("s3cret");
    }
  });

  test("a configuration file may have a byte order mark, in UTF-8 or UTF-16", () => {
    const content = '\ufeff{"token":"s3cret-token"}';
    expect(resolveSettings({}, {}, file(content))).toEqual({ token: "s3cret-token" });
    const path = file("");
    writeFileSync(path, Buffer.from(content, "utf16le"));
    expect(resolveSettings({}, {}, path)).toEqual({ token: "s3cret-token" });
  });

  test("--config with a folder instead of a file is an error", async () => {
    const { exitCode, stderr } = await commandLine().ev(`list-vehicles --config ${folder}`);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`${folder}: this is a folder, not a file.`),
    });
  });

  test("--config with a missing file is an error", async () => {
    const { exitCode, stderr } = await commandLine().ev("list-vehicles --config /nowhere.json");
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("no such file"),
    });
  });
});

describe("a secret", () => {
  const secret = "s3cret-token";
  const echo = async () => new Response(`<p>Bearer ${secret}</p>`, { status: 502 });

  test.each([
    ["a server repeats", ["create-vehicle", "--trim", "https://example.com/", "--token", secret]],
    [
      "a server repeats, even with --json",
      ["list-vehicle-makes", "--json", "--max-wait", "0", "--token", secret],
    ],
    ["follows a misspelt flag", ["list-vehicles", `--tokn=${secret}`]],
    ["is an extra argument", ["list-vehicles", "--", secret]],
    ["is part of an invalid base URL", ["list-vehicles", "--base-url", `https://user:${secret}@example.com`]],
  ])("no message shows a secret that %s", async (_, args) => {
    const { exitCode, stderr, stdout } = await commandLine().ev(args, { fetch: echo, env: {} });
    expect(exitCode).toBeGreaterThan(0);
    expect(stdout + stderr).not.toContain(secret);
  });
});

test("an application's credentials are sent to the same server as API requests", async () => {
  const { ev, requests } = commandLine();
  const env = { EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
  expect((await ev("list-vehicles --limit 1", { env })).exitCode).toBe(0);
  expect(requests).toEqual(["POST /o/token/", "GET /v2/vehicles"]);
});

test("credentials are not sent over plain HTTP, and the error names --base-url and EV_BASE_URL", async () => {
  const { ev, requests } = commandLine();
  const env = { EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
  const { exitCode, stderr } = await ev("list-vehicles --base-url http://example.com/v2", { env });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--base-url (EV_BASE_URL): expected an https URL");
  expect(requests).toEqual([]);
});

test.each([
  ["--base-url http://example.com/v2", "--base-url (EV_BASE_URL): expected an https URL"],
  ["--user me", '--user (EV_USER): expected "user"'],
  ["--token tökén", "--token (EV_TOKEN): expected an access token"],
])(
  'the error about the invalid setting "%s" names the flag and the environment variable',
  async (flags, message) => {
    const { exitCode, stderr } = await commandLine().ev(`list-vehicles ${flags}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain("See ev-vehicles list-vehicles --help.");
  },
);
