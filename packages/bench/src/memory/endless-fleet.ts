import { vehiclePage } from "../fixtures/wire.ts";

/** A `fetch` that makes up each page of a fleet on request, and keeps none. */
export async function endlessFleet(pages: number): Promise<typeof fetch> {
  const { body, headers } = await vehiclePage();
  const [vehicle] = JSON.parse(body) as object[];
  const template = JSON.stringify({ ...vehicle, id: "NUMBER" });
  const url = "https://api.ev.energy/v2/vehicles?page_size=100&page_after=";
  return async (input) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const page = Number(asked.searchParams.get("page_after") ?? 0);
    const texts = Array.from({ length: 100 }, (_, index) =>
      template.replace("NUMBER", `${page * 100 + index}`),
    );
    const responseHeaders: Record<string, string> = { ...headers, link: `<${url}${page + 1}>; rel="next"` };
    if (page + 1 === pages) delete responseHeaders.link;
    return new Response(`[${texts.join(",")}]`, { status: 200, headers: responseHeaders });
  };
}
