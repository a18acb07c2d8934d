import type { Description, Server } from "../description/description.ts";
import { findLiveExamples } from "./live-examples.ts";
import { putInPlace } from "./put-in-place.ts";

/** What the reference is drawn from. */
export interface Connection {
  readonly description: Description;
  readonly servers: readonly Server[];
  readonly token: string;
}

/**
 * Joins the description to the mock that serves this page: its address comes first among the servers, OAuth happens
 * there, and the examples name vehicles that it has, so that every request answers as it stands. Where no mock
 * answers, the description stays as it is and the page says so.
 */
export async function connectToMock(description: Description): Promise<Connection> {
  const token = document.getElementById("reference")?.dataset.token ?? "";
  const baseUrl = `${location.origin}/v2`;
  const examples = await findLiveExamples(description, baseUrl, token);
  say(examples !== undefined);
  if (!examples) return { description, servers: description.servers, token: "" };

  const elsewhere = description.servers.filter((server) => server["x-server-name"] !== "localMock");
  const here = { url: baseUrl, description: "The mock that serves this page." };
  return {
    description: putInPlace(description, examples, location.origin),
    servers: [here, ...elsewhere],
    token,
  };
}

function say(connected: boolean): void {
  const note = document.getElementById("connection");
  if (!note) return;
  note.hidden = false;
  note.className = connected ? "connected" : "";
  note.textContent = connected
    ? `Connected to the mock at ${location.host}. Requests that you try go there and nowhere else, with a ready token.`
    : "No mock answers here, so requests cannot be tried. Start it with “pnpm mock” and open the address that it prints.";
}
