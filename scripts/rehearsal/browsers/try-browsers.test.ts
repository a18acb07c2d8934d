import { afterEach, expect, it, vi } from "vitest";
import { tryBrowsers } from "./try-browsers.ts";

afterEach(() => vi.unstubAllEnvs());

it("tryBrowsers skips a browser that is not installed, and names the package to install", async () => {
  vi.stubEnv("PATH", "/no-such-folder");
  vi.stubEnv("CHROMIUM", undefined);
  vi.stubEnv("FIREFOX", undefined);
  const close = async () => {};
  const cells = await tryBrowsers({ baseUrl: "http://127.0.0.1:4010/v2", token: "token", size: 1, close });
  expect(cells.map(({ where, result, note }) => ({ where, result, note }))).toEqual([
    {
      where: "Chromium",
      result: "can't run",
      note: "Chromium is not installed here (apt-get install chromium, or set CHROMIUM)",
    },
    {
      where: "Firefox",
      result: "can't run",
      note: "Firefox is not installed here (apt-get install firefox-esr, or set FIREFOX)",
    },
    {
      where: "WebKit",
      result: "can't run",
      note: "WebKitWebDriver is not installed here (apt-get install webkit2gtk-driver)",
    },
  ]);
});

it.each([["CHROMIUM"], ["FIREFOX"]])(
  "if %s is a path that does not exist, the browser's trial fails instead of being skipped",
  async (name) => {
    vi.stubEnv("PATH", "/no-such-folder");
    vi.stubEnv(name, "/no-such-browser");
    const close = async () => {};
    const cells = await tryBrowsers({ baseUrl: "http://127.0.0.1:4010/v2", token: "token", size: 1, close });
    const failing = cells.filter(({ result }) => result === "fails").map(({ where }) => where.toUpperCase());
    expect(failing).toEqual([name]);
  },
);
