import { check } from "./check.mjs";

/**
 * Uses the packages as a server does: gets a token by client credentials, verifies a webhook, and logs if `EV_LOG` is set. The
 * packages are parameters, so that the same program tests ESM, CommonJS and bundles.
 */
export async function serve(
  { createVehiclesClient, unwrap, clientCredentials, verifyWebhook },
  { baseUrl, log },
) {
  const lines = captureLines();
  const auth = clientCredentials({ clientId: "mock-client", clientSecret: "mock-secret" });
  const ev = createVehiclesClient({ baseUrl, auth });
  const users = await unwrap(ev.GET("/users"));
  check(users.length > 0, "the mock has no users");
  check(ev.scope?.includes("mock-client") && !ev.scope.includes("mock-secret"), `the scope is ${ev.scope}`);
  const logged = lines.restore();
  check(
    logged.some((line) => line.startsWith("ev-vehicles GET /users attempt 1: sent to ")) === log,
    `expected ${log ? "a" : "no"} log line for GET /users, got: ${logged.join("\n")}`,
  );
  check(!/mock-secret|Bearer/.test(logged.join("\n")), "the log contains a secret");

  await receive(verifyWebhook);
  return `${users.length} users by client credentials, ${log ? `${logged.length} log lines, ` : ""}a webhook verified`;
}

/** Replaces `console.error`, which the client looks up for each line, and collects the lines. */
function captureLines() {
  const { error } = console;
  const lines = [];
  console.error = (line) => lines.push(line);
  return {
    restore() {
      console.error = error;
      return lines;
    },
  };
}

async function receive(verifyWebhook) {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const data = { id: "csub01HRC0YVPA1BM9A170Q4QKD9F8", mode: "SMART" };
  const event = { type: "charging_sub_session.ended", timestamp: new Date().toISOString(), data };
  const body = JSON.stringify(event);
  const headers = await sign(secret, body);
  const request = (text) =>
    new Request("https://fleet.example.com/webhooks", { method: "POST", headers, body: text });

  const received = await verifyWebhook(request(body), { secret });
  check(
    received.type === event.type && received.data.id === data.id,
    "the verified event differs from the one sent",
  );
  const forged = await verifyWebhook(request(body.replace("SMART", "BOOST")), { secret }).catch(
    (error) => error,
  );
  check(
    forged.kind === "webhookSignature",
    `the error kind of a forged body is ${forged.kind ?? "none: it was accepted"}`,
  );
}

/** Signs as Svix does: HMAC-SHA256 over `id.timestamp.body`, with the Base64 after `whsec_` as its key. */
async function sign(secret, body) {
  const id = "msg_2b1vKqTEWLXWlPlH8T1kSZRYbHv";
  const timestamp = String(Math.floor(Date.now() / 1000));
  const bytes = Uint8Array.from(atob(secret.slice("whsec_".length)), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = await crypto.subtle.sign(
    "HMAC",
    key,
    new TextEncoder().encode(`${id}.${timestamp}.${body}`),
  );
  const signature = btoa(String.fromCharCode(...new Uint8Array(signed)));
  return { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
}
