import type { OpenApiDocument, ServerObject } from "@ev-vehicles/openapi";
import { aimSamples } from "../samples/code-samples.ts";
import { findLiveExamples } from "./live-examples.ts";
import { replaceExamples } from "./replace-examples.ts";

/** What the reference page shows and where its requests go. */
export interface Connection {
  readonly servers: readonly ServerObject[];
  /** The token for requests that the reader tries; empty without a mock. */
  readonly token: string;
  /** The document with samples that call the server with this URL. */
  documentFor(serverUrl: string): OpenApiDocument;
}

/**
 * Connects the document to the mock that serves this page: the mock becomes the first server and the OAuth server, and the
 * examples use IDs that the mock has, so a reader can send requests without changing them. If no mock responds, the
 * document keeps its servers and examples, and the page says that there is no mock.
 */
export async function connectToMock(document: OpenApiDocument): Promise<Connection> {
  const token = window.document.getElementById("reference")?.dataset.token ?? "";
  const mockUrl = `${location.origin}/v2`;
  const examples = await findLiveExamples(document, mockUrl, token);
  showConnection(examples !== undefined);
  const { servers = [] } = document;
  if (!examples) {
    return {
      servers,
      token: "",
      documentFor: (url) => aimSamples(document, url, undefined),
    };
  }
  const others = servers.filter(({ url }) => !url.startsWith("http://127.0.0.1"));
  const live = replaceExamples(document, examples, location.origin);
  return {
    servers: [{ url: mockUrl, description: "The mock that serves this page." }, ...others],
    token,
    documentFor: (url) =>
      url === mockUrl ? aimSamples(live, url, token) : aimSamples(document, url, undefined),
  };
}

function showConnection(connected: boolean): void {
  const note = document.getElementById("connection");
  if (!note) return;
  note.hidden = false;
  note.className = connected ? "connected" : "";
  note.textContent = connected
    ? `Connected to the mock at ${location.host}. Requests that you try go only there, with a valid token.`
    : "No mock responds here, so you can't try requests. Start it with “pnpm mock” and open the address that it prints.";
}
