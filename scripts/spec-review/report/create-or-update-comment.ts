/** Marks the comment as the review's own; GitHub does not show it. */
export const commentMark = "<!-- spec-review -->";

/** GitHub rejects longer comments. https://github.com/orgs/community/discussions/27190 */
const mostCharacters = 65_536;

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
 * Creates the comment, or updates the one of an earlier run, so that a pull request has one review however often it is pushed
 * to. https://docs.github.com/en/rest/issues/comments
 */
export async function upsertComment(target: CommentTarget): Promise<"posted" | "updated"> {
  const comments = `repos/${target.repository}/issues/${target.pullRequest}/comments`;
  const known = await findComment(target, comments);
  const body = `${commentMark}\n${shortened(target.text)}`;
  if (known) await call(target, "PATCH", `repos/${target.repository}/issues/comments/${known.id}`, { body });
  else await call(target, "POST", comments, { body });
  return known ? "updated" : "posted";
}

/** Only a bot's comment is ours: anybody can write the mark. */
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
  if (!response.ok) throw new Error(`GitHub answered ${method} ${path} with ${response.status}`);
  return (await response.json()) as Result;
}

function shortened(text: string): string {
  const most = mostCharacters - 500;
  return text.length > most
    ? `${text.slice(0, most)}\n\n… The rest is on the summary page of the run.`
    : text;
}
