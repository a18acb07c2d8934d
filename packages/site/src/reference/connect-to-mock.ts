import type { OpenApiDocument, ServerObject } from "@ev-vehicles/openapi";
import { aimSamples } from "../samples/code-samples.ts";
import { findLiveExamples } from "./live-examples.ts";
import { putInPlace } from "./put-in-place.ts";

/** What the reference is drawn from. */
export interface Connection {
  readonly servers: readonly ServerObject[];
  /** For requests that are tried; empty if there is no mock. */
  readonly token: string;
  /** The document, with samples for one of the servers. */
  documentFor(serverUrl: string): OpenApiDocument;
}

/**
 * Connects the document to the mock that serves this page: its address comes first among the servers, OAuth happens
 * there, and the examples name vehicles that it has, so that every request succeeds as it stands. If no mock
 * responds, the document stays as it is and the page says so.
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
  const live = putInPlace(document, examples, location.origin);
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
    ? `Connected to the mock at ${location.host}. Requests that you try go there and nowhere else, with a token that is ready to use.`
    : "No mock responds here, so requests cannot be tried. Start it with “pnpm mock” and open the address that it prints.";
}
