/** Marks the review's comment. GitHub does not show HTML comments. */
export const commentMark = "<!-- spec-review -->";

/** GitHub rejects longer comments: https://github.com/orgs/community/discussions/27190 */
const maxCharacters = 65_536;

export interface CommentTarget {
  /** `https://api.github.com` */
  readonly api: string;
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
  readonly pullRequest: number;
  /** Markdown. */
  readonly text: string;
  readonly fetch?: typeof globalThis.fetch;
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly type?: string };
}

/**
 * Posts the review as a comment, or updates the comment of an earlier run, so that a pull request has one review.
 *
 * @see https://docs.github.com/en/rest/issues/comments
 */
export async function createOrUpdateComment(target: CommentTarget): Promise<"posted" | "updated"> {
  const comments = `repos/${target.repository}/issues/${target.pullRequest}/comments`;
  const existing = await findComment(target, comments);
  const body = `${commentMark}\n${shortened(target.text)}`;
  if (existing)
    await call(target, "PATCH", `repos/${target.repository}/issues/comments/${existing.id}`, { body });
  else await call(target, "POST", comments, { body });
  return existing ? "updated" : "posted";
}

/** Looks only at comments by bots, because anyone can write the mark. */
async function findComment(target: CommentTarget, comments: string): Promise<Comment | undefined> {
  for (let page = 1; ; page += 1) {
    const found = await call<Comment[]>(target, "GET", `${comments}?per_page=100&page=${page}`);
    const ours = found.find(({ body, user }) => user?.type === "Bot" && body?.startsWith(commentMark));
    if (ours || found.length < 100) return ours;
  }
}

async function call<Result>(
  target: CommentTarget,
  method: string,
  path: string,
  body?: object,
): Promise<Result> {
  const { fetch = globalThis.fetch } = target;
  const response = await fetch(`${target.api}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${target.token}`,
      "x-github-api-version": "2022-11-28",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`GitHub returned ${response.status} for ${method} ${path}`);
  return (await response.json()) as Result;
}

function shortened(text: string): string {
  const limit = maxCharacters - 500;
  return text.length > limit
    ? `${text.slice(0, limit)}\n\n… The rest is on the summary page of the workflow run.`
    : text;
}
