import { apiHeaders } from "../peers/peer.ts";

/** The paths of all pages of 25 vehicles that a mock has. */
export async function pageAfterPage(port: number): Promise<string[]> {
  const paths: string[] = [];
  const { Authorization = "" } = apiHeaders;
  for (let url = `http://127.0.0.1:${port}/v2/vehicles?page_size=25`; url.startsWith("http:"); ) {
    const { pathname, search } = new URL(url);
    paths.push(pathname + search);
    const response = await fetch(url, { headers: { Authorization } });
    await response.arrayBuffer();
    url = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? "";
  }
  return paths;
}
