import { unreadableBody } from "./problems.ts";

/** Reads the JSON body of a request; a refusal says what is wrong with it. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type");
  const [mediaType = ""] = (type ?? "").split(";");
  if (mediaType.trim().toLowerCase() !== "application/json") {
    throw unreadableBody(
      `Expected a body with Content-Type: application/json, got ${type ? `"${type}"` : "none"}.`,
    );
  }
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody(
      text === "" ? "JSON parse error: the body is empty." : "JSON parse error: the body is not valid JSON.",
    );
  }
}
