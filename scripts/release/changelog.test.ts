import { afterEach, expect, it, vi } from "vitest";
import { getDependencyReleaseLine, getReleaseLine } from "./changelog.ts";

afterEach(() => vi.unstubAllEnvs());

it("if the repository is unknown, a changelog entry keeps all paragraphs in one list item", async () => {
  vi.stubEnv("GITHUB_REPOSITORY", "");
  const line = await getReleaseLine({ id: "a", summary: "First.\n\n- One\n- Two\n" }, "minor");
  expect(line).toBe("- First.\n\n  - One\n  - Two");
});

it("if the repository is known, a changelog entry links its pull request and names the author", async () => {
  vi.stubEnv("GITHUB_REPOSITORY", "owner/name");
  vi.stubEnv("GITHUB_TOKEN", "token");
  const author = { login: "ada", url: "https://github.com/ada" };
  const pull = {
    number: 7,
    url: "https://github.com/owner/name/pull/7",
    mergedAt: "2026-01-01T00:00:00Z",
    author,
  };
  const commit = {
    commitUrl: "https://github.com/owner/name/commit/abcdef1",
    associatedPullRequests: { nodes: [pull] },
    author: { user: author },
  };
  vi.stubGlobal("fetch", async () => Response.json({ data: { repo__0: { commit__abcdef1: commit } } }));
  const line = await getReleaseLine({ id: "a", summary: "Calls work.", commit: "abcdef1" }, "minor");
  vi.unstubAllGlobals();
  expect(line).toContain("https://github.com/owner/name/pull/7");
  expect(line).toContain("@ada");
  expect(line).toContain("Calls work.");
});

it("the changelog does not list updated dependencies", async () => {
  expect(await getDependencyReleaseLine()).toBe("");
});
