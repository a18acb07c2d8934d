import { expect, it } from "vitest";
import { commentMark, createOrUpdateComment } from "./create-or-update-comment.ts";

const bot = { type: "Bot" };
const target = {
  api: "https://api.test",
  token: "secret",
  repository: "owner/name",
  pullRequest: 12,
  text: "# Review",
};

/** A stub of GitHub's API with these comments; `requests` lists the requests that it received. */
function github(comments: readonly object[]) {
  const requests: string[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { method, url } = new Request(input, init);
    requests.push(
      `${method} ${url.slice("https://api.test/repos/owner/name/".length)} ${init?.body ?? ""}`.trim(),
    );
    const page = Number(new URL(url).searchParams.get("page"));
    return Response.json(method === "GET" ? comments.slice((page - 1) * 100, page * 100) : {});
  };
  return { requests, fetch };
}

it("the first spec review of a pull request is posted as a new comment", async () => {
  const { requests, fetch } = github([{ id: 1, user: bot, body: "Another bot" }]);
  expect(await createOrUpdateComment({ ...target, fetch })).toBe("posted");
  expect(requests.at(-1)).toBe(`POST issues/12/comments {"body":"${commentMark}\\n# Review"}`);
});

it("a later spec review updates its earlier comment, even on the second page of comments", async () => {
  const others = Array.from({ length: 120 }, (_, id) => ({ id, user: bot, body: "Something else" }));
  const { requests, fetch } = github([
    ...others,
    { id: 500, user: bot, body: `${commentMark}\nEarlier review` },
  ]);
  expect(await createOrUpdateComment({ ...target, fetch })).toBe("updated");
  expect(requests.map((request) => request.split(" {")[0])).toEqual([
    "GET issues/12/comments?per_page=100&page=1",
    "GET issues/12/comments?per_page=100&page=2",
    "PATCH issues/comments/500",
  ]);
});

it("a person's comment that contains the spec review's mark is not overwritten", async () => {
  const { fetch } = github([{ id: 1, user: { type: "User" }, body: `${commentMark}\nMine` }]);
  expect(await createOrUpdateComment({ ...target, fetch })).toBe("posted");
});

it("if GitHub rejects a request, the error names the request and does not contain the token", async () => {
  const fetch = async () => new Response("{}", { status: 403 });
  const failure = createOrUpdateComment({ ...target, fetch });
  await expect(failure).rejects.toThrow(
    "GitHub returned 403 for GET repos/owner/name/issues/12/comments?per_page=100&page=1",
  );
  await expect(failure).rejects.not.toThrow("secret");
});

it("a spec review that is too long for a comment is cut, and says where the rest is", async () => {
  const { requests, fetch } = github([]);
  await createOrUpdateComment({ ...target, text: "x".repeat(100_000), fetch });
  expect(requests.at(-1)?.length).toBeLessThan(66_000);
  expect(requests.at(-1)).toContain("The rest is on the summary page");
});
