import { afterEach, expect, it, vi } from "vitest";
import { getDependencyReleaseLine, getReleaseLine } from "./changelog.ts";

afterEach(() => vi.unstubAllEnvs());

it("a changeset with several paragraphs is one list item if the repository is unknown", async () => {
  vi.stubEnv("GITHUB_REPOSITORY", "");
  const line = await getReleaseLine({ id: "a", summary: "First.\n\n- One\n- Two\n" }, "minor");
  expect(line).toBe("- First.\n\n  - One\n  - Two");
});

it("a line of the changelog links its pull request and names its author if the repository is known", async () => {
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
